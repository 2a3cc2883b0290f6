import { writeTypeToken } from '../../signatures/token-writer.js';
import { typeTokenKind } from '../kinds/type-signatures.js';
import { structureEncoding } from './structure.js';
import { typeTokenOf } from './type-signatures.js';

export const typeTokenEncoding = structureEncoding(typeTokenKind, 'signature', (writer, value) => writeTypeToken(writer, typeTokenOf(value)));
