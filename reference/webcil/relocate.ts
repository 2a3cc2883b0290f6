import { R2RError } from '../errors.js';
import { baseRelocationBlocks, baseRelocations, type BaseRelocation } from '../pe/base-relocations.js';
import { BaseRelocationType } from '../pe/base-relocation-types.js';
import { readWebcil } from './webcil-file.js';

/** Where a payload is loaded: its address in linear memory, and its first slot in the function table. */
export interface LoadBases {
  readonly imageBase: number;
  readonly tableBase: number;
}

/** A payload in linear memory. Relocations add to what stands there, so it is relocated once (#131016). */
export class LoadedPayload {
  private relocated = false;

  /** @param memory linear memory, in which the payload lies at `bases.imageBase` */
  constructor(
    private readonly memory: Uint8Array,
    private readonly size: number,
    private readonly bases: LoadBases,
  ) {}

  /**
   * Adds the bases to the fields that the base relocations name (wasm-r2r 8.3).
   * @throws R2RError `webcil.relocated-twice`, `webcil.relocation-type` (a type that Webcil does not have), `rva.outside`, what reading throws
   */
  relocate(): void {
    if (this.relocated) throw new R2RError('webcil.relocated-twice', 'the payload is relocated already');
    const { imageBase } = this.bases;
    const payload = this.memory.subarray(imageBase, imageBase + this.size);
    const file = readWebcil(payload);
    const table = file.relocations();
    const found = table === undefined ? [] : [...baseRelocationBlocks(table)].flatMap((block) => [...baseRelocations(payload, block)]);
    const entries = found.filter(({ type }) => type !== BaseRelocationType.Absolute).map((entry) => ({ address: entry.address, ...this.changeOf(entry) }));
    const places = entries.map(({ address, width, added }) => ({ offset: file.cursorOver(address, width).offset, width, added }));
    // Nothing is changed in a payload of which any entry is wrong.
    this.relocated = true;
    for (const { offset, width, added } of places) addAt(payload, offset, width, added);
  }

  private changeOf({ type, address }: BaseRelocation): { width: 4 | 8; added: number } {
    switch (type) {
      case BaseRelocationType.HighLow:
        return { width: 4, added: this.bases.imageBase };
      case BaseRelocationType.Dir64:
        return { width: 8, added: this.bases.imageBase };
      case BaseRelocationType.WasmTable32:
        return { width: 4, added: this.bases.tableBase };
      case BaseRelocationType.WasmTable64:
        return { width: 8, added: this.bases.tableBase };
      default:
        throw new R2RError('webcil.relocation-type', `Webcil has no relocations of type ${type} (at RVA 0x${address.toString(16)})`);
    }
  }
}

/** Adds to a little-endian number, which wraps. */
function addAt(bytes: Uint8Array, offset: number, width: 4 | 8, added: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, width);
  if (width === 4) view.setUint32(0, (view.getUint32(0, true) + added) >>> 0, true);
  else view.setBigUint64(0, BigInt.asUintN(64, view.getBigUint64(0, true) + BigInt(added)), true);
}
