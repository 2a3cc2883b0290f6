import { writeCompressedUnsigned } from '../../signatures/compressed-writer.js';
import { moduleIndexKind } from '../kinds/module-index.js';
import { membersOf, unsigned } from './members.js';
import { structureEncoding } from './structure.js';

export const moduleIndexEncoding = structureEncoding(moduleIndexKind, 'signature', (writer, value) => writeCompressedUnsigned(writer, unsigned(membersOf(value), 'Index')));
