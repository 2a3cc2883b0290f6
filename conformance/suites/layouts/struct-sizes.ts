import type { TypeUse } from '../../contract/type-declarations.js';
import { FieldLayouts } from '../../../reference/wasm/field-layout.js';
import { NEWEST_RULES } from '../../../reference/wasm/rule-sets.js';
import type { Loader } from './loader.js';

/** A type as StructSizes.cs names it: with namespace, `+` in front of nested ones. */
interface RuntimeType {
  module: string;
  name: string;
  arguments: RuntimeType[];
}

const SYSTEM = 'System.Private.CoreLib';
const WORDS: Readonly<Record<string, TypeUse>> = {
  'System.Byte': 'uint8', 'System.Int16': 'int16', 'System.Int32': 'int32', 'System.Int64': 'int64', 'System.Double': 'float64', 'System.Boolean': 'bool', 'System.Char': 'char',
};

/** Compares what a runtime printed with the layouts of the reference. @returns how many were compared, and what differs */
export function compareSizes(printed: string, loader: Loader): { count: number; different: string[] } {
  const layouts = new FieldLayouts(loader.types, NEWEST_RULES);
  const different: string[] = [];
  const lines = printed.split('\n').filter((line) => line !== '');
  for (const line of lines) {
    const [type, expected] = JSON.parse(line) as [RuntimeType, number];
    const { size } = layouts.layoutOf(loader.types.bind(useOf(type, loader)));
    if (size !== expected) different.push(`${line}: here ${size}`);
  }
  return { count: lines.length, different };
}

function useOf({ module, name, arguments: given }: RuntimeType, loader: Loader): TypeUse {
  if (module === SYSTEM && name in WORDS) return WORDS[name];
  const definition = loader.assemblies.module(module)?.named(name);
  if (definition === undefined) throw new Error(`no ${name} in ${module}`);
  const use = loader.uses.nameOfDefinition(definition);
  return given.length === 0 ? use : { ...use, arguments: given.map((each) => useOf(each, loader)) };
}
