import { readCompilerIdentifier } from '../../image/compiler-identifier.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const compilerIdentifierKind: Kind = (input) => ({ value: readCompilerIdentifier(input.context, wholeSection(input)), end: input.size });
