import { createRequire, register } from 'node:module';

/**
 * Lets `import` read TypeScript from here on, through ts-node (types are erased, not checked). Throws a sentence for people
 * if ts-node can be found neither beside the module nor in this package.
 */
export function registerTypeScript(moduleUrl: string): void {
  for (const from of [moduleUrl, import.meta.url]) {
    try {
      const tsNode = createRequire(from).resolve('ts-node');
      register('./typescript-hooks.js', { parentURL: import.meta.url, data: { tsNode } });
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
    }
  }
  // Newer versions of Node read TypeScript by themselves.
  if ('typescript' in process.features && process.features.typescript) return;
  throw new Error('a TypeScript implementation needs ts-node (npm install --save-dev ts-node), or give the compiled JavaScript');
}
