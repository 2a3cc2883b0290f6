import { R2RError } from '../../reference/errors.js';

/** An R2RError in one line: `gc-info.count: ... (GcInfo.SafePointCount, bytes 0x1f0 to 0x1f4)`. */
export function problemText({ code, message, path, range }: R2RError): string {
  const bytes = range === undefined ? '' : `bytes 0x${range.start.toString(16)} to 0x${range.end.toString(16)}`;
  const where = [path, bytes].filter((part) => part !== '').join(', ');
  return where === '' ? `${code}: ${message}` : `${code}: ${message} (${where})`;
}

/** What the file system says most often, in words; where it is said, the file is named. */
const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'a folder, not a file',
  EACCES: 'no permission to read it',
  ERR_STRING_TOO_LONG: 'too large for one text',
};

/** Whether an error is about a file as a whole, not about what is in it. */
export function isFileFault(error: unknown): error is Error & { code: string; path?: string } {
  return error instanceof Error && 'code' in error && ('syscall' in error || error.code === 'ERR_STRING_TOO_LONG');
}

/** Why a file cannot be read, in one line: a fault in its bytes, that it is no JSON, or what the file system says. Other errors are thrown on. */
export function whyUnreadable(error: unknown): string {
  if (error instanceof R2RError) return problemText(error);
  if (error instanceof SyntaxError) return `no JSON: ${error.message.replaceAll(/\s+/g, ' ')}`;
  if (isFileFault(error)) return FILE_FAULTS[error.code] ?? error.message;
  throw error;
}
