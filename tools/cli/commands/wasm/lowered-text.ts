import type { LoweredMethod } from '../../../../conformance/contract/declared-methods.js';
import type { LoweredCall } from '../../../../conformance/contract/wasm-lowering.js';
import { columns } from '../../text/columns.js';

/** What `wasm.lower` answers, for people: function type, keys, and a picture of the argument area. */
export function loweredText({ key, keys, functionType, hidden, arguments: placed, areaSize, frames, context, importThunk: imported }: LoweredCall & Partial<LoweredMethod>, parameters: readonly string[]): string[] {
  const type = `(${functionType.parameters.join(', ')}) -> (${functionType.results.join(', ')})`;
  const facts = columns([
    ['key', key], ['thunks', keys.join(' ')], ['type', type],
    ...(context === undefined || context === 'none' ? [] : [['context', context]]),
    ...(imported === undefined || imported === key ? [] : [['import', imported]]),
  ]);
  const rows = [
    ...hidden.map(({ role, parameter, offset }) => ({ parameter, offset, size: 4, what: role })),
    ...placed.map(({ parameter, offset, size, slots }, index) => ({ parameter: slots === 0 ? undefined : parameter, offset, size, what: parameters[index] ?? `#${index}` })),
  ].sort((a, b) => (a.parameter ?? 0) - (b.parameter ?? 0));
  const passed = columns(rows.map(({ parameter, what }) => [parameter === undefined ? '' : `$${parameter}`, parameter === undefined ? '' : functionType.parameters[parameter], what]));
  if (areaSize === undefined || frames === undefined) return [...facts, '', ...passed];
  const stored = rows.filter(({ offset }) => offset !== undefined).sort((a, b) => Number(a.offset) - Number(b.offset));
  const picture = columns(stored.map(({ offset, size, what }) => [String(offset), `${size} byte${size === 1 ? '' : 's'}`, what]), [0]);
  const { r2rToInterpreter: to, importThunk } = frames;
  return [
    ...facts, '', ...passed, '', `argument area: ${areaSize} bytes`, ...picture.map((line) => `  ${line}`),
    `frame to the interpreter: ${to.size} bytes, arguments at ${to.arguments}, result at ${to.returnSlot}; of an import thunk: ${importThunk.size}, arguments at ${importThunk.arguments}`,
  ];
}
