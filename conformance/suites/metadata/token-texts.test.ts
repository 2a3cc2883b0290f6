import { token, tokenText } from '../../../reference/metadata/tokens.js';

test.each([
  [0x01000011, 'TypeRef:000011'],
  [0x06000001, 'MethodDef:000001'],
  // Tables that ECMA-335 does not have, the last of them with the top bit.
  [0x7f000001, '0x7f:000001'],
  [0xff000001, '0xff:000001'],
])('token %d is %s', (value, text) => {
  expect(tokenText(token(value))).toBe(text);
});
