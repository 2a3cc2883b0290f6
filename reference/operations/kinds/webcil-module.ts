import { notR2RError } from '../../image/not-r2r.js';
import { readDataSegments, type DataSegment } from '../../wasm/module/data-segments.js';
import { findSection, readWasmModule, type WasmSection } from '../../wasm/module/sections.js';
import { findWebcilPayload } from '../../webcil/wasm-payload.js';
import { readWebcil } from '../../webcil/webcil-file.js';
import type { Kind } from './kind.js';
import { payloadFields } from './webcil.js';

/** A wasm module: its sections, the data segments of the first data section, and the payload among them. */
export const webcilModuleKind: Kind = ({ context }) => {
  const { bytes } = context.space;
  const module = readWasmModule(bytes);
  const segments = readDataSegments(module);
  const payload = findWebcilPayload(bytes);
  if (payload === undefined) throw notR2RError('wasm', { start: 0, end: bytes.length });
  const data = findSection(module, 'data');
  return {
    value: {
      Version: module.version,
      Sections: module.sections.map((section) => sectionFields(section, section === data ? segments : undefined)),
      Payload: payloadFields(readWebcil(bytes, payload)),
    },
  };
};

function sectionFields({ id, customName, range }: WasmSection, segments: readonly DataSegment[] | undefined): object {
  return {
    Id: id,
    End: range.end,
    Name: customName,
    Segments: segments?.map(segmentFields),
  };
}

function segmentFields({ mode, memory, data: { start, end } }: DataSegment): object {
  const passive = mode === 'passive';
  return { Passive: passive, ...(passive ? {} : { Memory: memory }), Length: end - start, DataStart: start };
}
