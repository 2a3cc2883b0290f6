import { createRequire, register } from 'node:module';

/**
 * Lets `import` read TypeScript from here on, through ts-node (types are erased, not checked). Throws a sentence for people
 * if ts-node can be found neither beside the module nor in this package.
 */
export function registerTypeScript(moduleUrl: string): void {
  const tsNode = findTsNode(moduleUrl);
  if (tsNode !== undefined) register('./typescript-hooks.js', { parentURL: import.meta.url, data: { tsNode } });
  else if (!readsTypeScript()) throw new Error(`a TypeScript implementation needs ts-node (${INSTALL_TS_NODE}), or give the compiled JavaScript`);
}

/** What brings ts-node, which brings no compiler of its own. */
export const INSTALL_TS_NODE = 'npm install --save-dev ts-node typescript';

/** The path of ts-node, as a module at `url` or this package sees it. */
export function findTsNode(url: string): string | undefined {
  for (const from of [url, import.meta.url]) {
    try {
      return createRequire(from).resolve('ts-node');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
    }
  }
  return undefined;
}

/** Newer versions of Node read TypeScript by themselves. */
export function readsTypeScript(): boolean {
  return 'typescript' in process.features && process.features.typescript !== false;
}
