import { RuntimeFunctions, type RuntimeFunction } from '../../image/runtime-functions.js';
import { checkChained } from '../../unwind/chained.js';
import { readUnwindData } from '../../unwind/unwind-data.js';
import type { Kind, KindInput } from './kind.js';
import { wholeSection } from './section-kind.js';
import { unwindValue } from './unwind.js';

export const runtimeFunctionsKind: Kind = (input) => {
  const functions = tableOf(input);
  return { value: { Functions: Array.from(functions.entries(), functionValue), FirstTableIndex: functions.firstTableIndex } };
};

/** The table and, where its entries point, the unwind data. */
export const functionsWithUnwindKind: Kind = (input) => {
  const functions = tableOf(input);
  const unwind = Array.from(functions.entries(), (func) => readUnwindData(input.context, func));
  for (const data of unwind) if (data.kind === 'amd64') checkChained(data, functions);
  return { value: { Functions: Array.from(functions.entries(), functionValue), Unwind: unwind.map((data) => ({ Info: unwindValue(data, input.context.target.machine) })) } };
};

function tableOf(input: KindInput): RuntimeFunctions {
  return new RuntimeFunctions(input.context, wholeSection(input));
}

export function functionValue({ begin, end, unwindInfo }: RuntimeFunction): object {
  return { BeginAddress: begin, EndAddress: end, UnwindInfo: unwindInfo };
}
