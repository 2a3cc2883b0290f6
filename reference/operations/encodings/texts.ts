import { ByteWriter } from '../../io/byte-writer.js';
import { hasUtf8, writeUtf8WithNul } from '../../io/text-writer.js';
import { writeNativeString } from '../../native-format/string-writer.js';
import { noEncoding, type Encoding } from './encoding.js';

const textEncoding = (holds: (text: string) => boolean, write: (writer: ByteWriter, text: string) => void): Encoding => (value) => {
  if (typeof value !== 'string' || !hasUtf8(value) || !holds(value)) throw noEncoding(value, 'record');
  const writer = new ByteWriter();
  write(writer, value);
  return { bytes: writer.toBytes() };
};

export const nativeStringEncoding = textEncoding(() => true, writeNativeString);
export const zeroTerminatedTextEncoding = textEncoding((text) => !text.includes('\0'), writeUtf8WithNul);
