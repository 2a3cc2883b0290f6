import ts from 'typescript';

/** What tsc makes of a file of the reference; types are not looked at. */
export function transpiled(text: string, fileName: string): string {
  const { outputText } = ts.transpileModule(text, {
    fileName,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  return outputText;
}

/** Where two compiled texts begin to differ. */
export function firstChange(before: string, after: string): number {
  const length = Math.min(before.length, after.length);
  for (let at = 0; at < length; at++) if (before.charCodeAt(at) !== after.charCodeAt(at)) return at;
  return length;
}
