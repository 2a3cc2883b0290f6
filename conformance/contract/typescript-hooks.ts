import { existsSync, readFileSync } from 'node:fs';
import { createRequire, type InitializeHook, type LoadHook, type ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The part of ts-node that is used. */
interface TsNode {
  create(options: { transpileOnly: true; skipProject: true; compilerOptions: Record<string, string> }): {
    compile(code: string, fileName: string): string;
  };
}

let service: ReturnType<TsNode['create']> | undefined;

/** Module hooks of Node, run on its hooks thread. `data.tsNode` is the path of ts-node. */
export const initialize: InitializeHook<{ tsNode: string }> = ({ tsNode }) => {
  const { create }: TsNode = createRequire(import.meta.url)(tsNode);
  service = create({
    transpileOnly: true,
    skipProject: true,
    compilerOptions: { module: 'ESNext', target: 'ES2022', moduleResolution: 'Bundler' },
  });
};

/** `./x.js` means `./x.ts` where only that exists, as TypeScript's own resolution has it. */
export const resolve: ResolveHook = (specifier, context, next) => {
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.startsWith('file:')) {
    const source = new URL(specifier.replace(/js$/, 'ts'), context.parentURL);
    if (!existsSync(new URL(specifier, context.parentURL)) && existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
};

export const load: LoadHook = (url, context, next) => {
  if (!service || !/^file:.*\.m?ts$/.test(url)) return next(url, context);
  const file = fileURLToPath(url);
  return { format: 'module', source: service.compile(readFileSync(file, 'utf8'), file), shortCircuit: true };
};
