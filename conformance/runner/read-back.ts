import { join } from 'node:path';
import { Decoder } from '../../tools/spec-machine/decode.js';
import { NoAnswer, Rejection } from '../../tools/spec-machine/rejection.js';
import { loadSpec, type Spec } from '../../tools/spec-machine/spec.js';
import { packageRoot } from '../contract/package-root.js';
import type { Context, EncodedBytes } from '../contract/protocol.js';

/** What bytes hold, or one sentence on why they hold nothing. */
export type ReadBytes = { value: unknown } | { unreadable: string };

/**
 * Reads what an implementation wrote with the declarations of the spec, for structures whose bytes are the writer's choice. No
 * implementation has a part in it.
 */
export class ReadBack {
  private readonly spec: Spec;

  /** @param folder the spec; that of this package if left out */
  constructor(folder: string = join(packageRoot(), 'spec')) {
    this.spec = loadSpec(folder);
  }

  /** @param encoded an answer to `format.encode`; its bytes have to end where the structure ends, if it has an end and they are all of it */
  read(kindName: string, { bytes: base64, size }: EncodedBytes, context: Context): ReadBytes {
    const kind = this.spec.kinds.get(kindName);
    if (kind === undefined) return { unreadable: `the spec has no kind ${kindName}` };
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    try {
      const { json, end, doubts } = new Decoder(this.spec, context, bytes, size ?? bytes.length).decode(kind.type, kind.phase);
      if (doubts.length > 0) return unreadable(doubts[0]);
      if (size === undefined && end !== undefined && Math.ceil(end / 8) !== bytes.length) return { unreadable: `the structure ends at ${Math.ceil(end / 8)}, the bytes at ${bytes.length}` };
      return { value: json };
    } catch (error) {
      if (error instanceof Rejection) return unreadable(error);
      if (error instanceof NoAnswer) return { unreadable: error.message };
      throw error;
    }
  }
}

function unreadable({ code, path, range, requirement }: Rejection & { requirement?: string }): ReadBytes {
  const rule = requirement === undefined ? '' : ` (${requirement})`;
  return { unreadable: `a reader has to reject its bytes: ${code}${rule} at ${path === '' ? 'the structure' : path}, bytes ${range.join('..')}` };
}
