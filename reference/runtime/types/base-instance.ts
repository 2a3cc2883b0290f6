import { instanceOf, type TypeInstance } from './closed-type.js';

/** The base class with its arguments; `none` behind the last one, undefined if it is not at hand. @throws R2RError `metadata.*` */
export function baseInstance({ definition, arguments: given }: TypeInstance): TypeInstance | 'none' | undefined {
  const { base, module } = definition;
  return base === undefined ? 'none' : instanceOf(base, module, given);
}
