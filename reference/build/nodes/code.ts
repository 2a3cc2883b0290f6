import { writeGcInfo } from '../../gc-info/gc-info-writer.js';
import { writeGcInfoX86 } from '../../gc-info/x86/gc-info-x86-writer.js';
import { writeRuntimeFunctions } from '../../image/runtime-functions-writer.js';
import type { Machine } from '../../image/target.js';
import type { UnwindData } from '../../unwind/unwind-data.js';
import type { Moves } from '../../writer/node.js';
import { writeUnwindData } from '../../unwind/unwind-data-writer.js';
import { located, type Place } from '../place.js';
import { gcInfo } from '../shapes/gc-info-shape.js';
import { gcInfoX86 } from '../shapes/gc-info-x86-shape.js';
import { list, oneOf, optional, range, u32, wrongValue } from '../shapes/shape.js';
import { runtimeFunction } from '../shapes/table-shapes.js';
import { unwindData } from '../shapes/unwind-shapes.js';
import type { Frame, ModelNode } from './node.js';
import { bytesNode } from './opaque.js';

const UNWIND_KINDS: Readonly<Partial<Record<Machine, UnwindData['kind']>>> = { AMD64: 'amd64', I386: 'x86', WASM32: 'wasm' };

/** Section 102, the code, and the blobs that its entries point to. */
export function* codeNodes(content: Place, { target: { machine } }: Frame): Iterable<ModelNode> {
  yield functionsNode(content);
  for (const func of content.member('functions').elements()) {
    const code = func.member('code');
    if (code.isPresent) yield bytesNode('code', code);
  }
  for (const unwind of content.member('unwindData').elements()) {
    yield {
      kind: 'unwind data',
      where: unwind.pointer,
      range: unwind.member('range').read(range),
      write: () => writeUnwindData(machine, unwindOf(unwind, machine)),
      moved: (moves) => {
        const data = unwindOf(unwind, machine);
        if (data.kind !== 'amd64' || data.chained === undefined) return writeUnwindData(machine, data);
        return writeUnwindData(machine, { ...data, chained: { ...data.chained, unwindInfo: moves.address(data.chained.unwindInfo) } });
      },
    };
  }
  for (const info of content.member('gcInfo').elements()) {
    yield {
      kind: 'GC info',
      where: info.pointer,
      range: info.member('range').read(range),
      write: () => (machine === 'I386' ? writeGcInfoX86(info.read(gcInfoX86)) : writeGcInfo(info.read(gcInfo), machine)),
    };
  }
}

/** @throws R2RError `model.value` for unwind data of another machine */
function unwindOf(unwind: Place, machine: Machine): UnwindData {
  const data = unwind.read(unwindData);
  const expected = UNWIND_KINDS[machine] ?? 'arm';
  if (data.kind !== expected) throw located(wrongValue(data.kind, expected), `${unwind.pointer}/kind`);
  return data;
}

function functionsNode(content: Place): ModelNode {
  const { start, end } = content.member('range').read(range);
  const sentinel = content.member('sentinel').read(oneOf('inside', 'outside', 'absent'));
  const firstTableIndex = content.member('firstTableIndex').read(optional(u32));
  const tail = (sentinel === 'outside' ? 4 : 0) + (firstTableIndex === undefined ? 0 : 4);
  const write = (moves?: Moves): Uint8Array => {
    const functions = content.member('functions').read(list(runtimeFunction));
    const moved = moves === undefined ? functions : functions.map((func) => ({ ...func, unwindInfo: moves.address(func.unwindInfo) }));
    return writeRuntimeFunctions(moved, sentinel !== 'absent', firstTableIndex);
  };
  return { kind: 'runtime functions', where: content.pointer, range: { start, end: end + tail }, write: () => write(), moved: write };
}
