import { ByteCursor } from '../../io/cursor.js';
import { NativeArray } from '../../native-format/array.js';
import { NativeHashtable } from '../../native-format/hashtable.js';
import { readNativeSigned, readNativeUnsigned } from '../../native-format/integers.js';
import type { Kind } from './kind.js';

const integerKind = (read: (cursor: ByteCursor) => number): Kind => ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0);
  return { value: read(cursor), end: cursor.offset };
};

export const nativeUnsignedKind = integerKind(readNativeUnsigned);
export const nativeSignedKind = integerKind(readNativeSigned);

/** Elements of one byte. */
export const nativeArrayKind: Kind = ({ context }) => {
  const array = new NativeArray(new ByteCursor(context.space.bytes, 0));
  return {
    value: {
      Count: array.count,
      Elements: Array.from(array.elements(), ({ index, position }) => ({ Index: index, Value: new ByteCursor(context.space.bytes, position).u8() })),
    },
  };
};

/** Payloads of one byte. */
export const nativeHashtableKind: Kind = ({ context }) => {
  const table = new NativeHashtable(new ByteCursor(context.space.bytes, 0));
  return {
    value: {
      BucketCount: table.bucketCount,
      Entries: Array.from(table.entries(), ({ bucket, lowHash, payload }) => ({
        Bucket: bucket,
        LowHash: lowHash,
        Payload: new ByteCursor(context.space.bytes, payload).u8(),
      })),
    },
  };
};
