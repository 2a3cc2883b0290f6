import { Decoder } from '../../../tools/spec-machine/decode.js';
import { Rejection } from '../../../tools/spec-machine/rejection.js';
import { committed } from '../committed-images.js';
import { spec } from './spec-folder.js';

const COFF_HEADER = 0x80;
const SIZE_OF_OPTIONAL_HEADER = 20;

test('a constraint that blames an earlier field has the range of that field', () => {
  const headers = committed('img/10.0.14-linux-x64/DevFlow.dll').slice(COFF_HEADER);
  headers[SIZE_OF_OPTIONAL_HEADER] = 111;
  const faults = new Decoder(spec(), {}, headers).faults('PeHeaders', 'container');
  expect(faults.map(({ code, range }) => [code, range])).toContainEqual(['coff-header.optional-header-size', [20, 22]]);
});

test('a truncation that a constraint finds has the phase of its structure', () => {
  const image = committed('img/10.0.14-linux-x64/DevFlow.dll');
  const decode = (bytes: Uint8Array): unknown => new Decoder(spec(), {}, bytes).decode('PeFile', 'container').json;
  expect(decode(image)).toMatchObject({ IsComposite: false, Image: { MajorVersion: 16, MinorVersion: 0 } });
  expect(() => decode(withVirtualSizeOfText(image))).toThrow(Rejection);
});

/** The CLI header begins at 0x106C8: so many bytes of .text leave it without its last. */
function withVirtualSizeOfText(image: Uint8Array): Uint8Array {
  const changed = image.slice();
  new DataView(changed.buffer).setUint32(0x190, 0x106c8 - 0x10200 + 71, true);
  return changed;
}
