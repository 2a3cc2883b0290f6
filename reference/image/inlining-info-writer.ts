import { ByteWriter } from '../io/byte-writer.js';
import { NibbleWriter } from '../io/nibbles-writer.js';
import { RECORD_SIZE, type InliningRecord } from './inlining-info.js';

/** Writes section 110 (inliningRecords has the layout) without padding. @param records in the order of the index, which is that of the streams */
export function writeInliningInfo(records: readonly Pick<InliningRecord, 'inlineeRid' | 'inlinerRids'>[]): Uint8Array {
  const writer = new ByteWriter();
  const streams = new ByteWriter();
  writer.u32(records.length * RECORD_SIZE);
  for (const { inlineeRid, inlinerRids } of records) {
    writer.u32(inlineeRid);
    writer.u32(streams.position);
    writeStream(streams, inlinerRids);
  }
  writer.bytes(streams.toBytes());
  return writer.toBytes();
}

function writeStream(writer: ByteWriter, rids: readonly number[]): void {
  const nibbles = new NibbleWriter(writer);
  nibbles.unsigned(rids.length);
  let previous = 0;
  for (const rid of rids) {
    nibbles.unsigned(rid - previous);
    previous = rid;
  }
  nibbles.flush();
}
