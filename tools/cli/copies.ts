import { join, resolve } from 'node:path';
import { complain, EXIT } from './exit-codes.js';
import { isDirectory, type InputFile } from './files.js';

/**
 * Where the copies of files go: to `output`, or into it if there are several or it is a folder.
 * @returns the path for a file; undefined, with a complaint, if that is the file itself
 */
export function copyPaths(files: readonly InputFile[], output: string): (file: InputFile) => string | undefined {
  const isFolder = files.length > 1 || output.endsWith('/') || isDirectory(output);
  return (file) => {
    const path = isFolder ? join(output, file.below) : output;
    if (resolve(path) !== resolve(file.path)) return path;
    complain(`${file.path}: is the image itself; write the copy elsewhere`, EXIT.impossible);
    return undefined;
  };
}
