import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** The directory that leads to READYTORUN_HEADER has its size (r2r-format 3.2). */
export const nativeHeaderSize: Rule<Image> = {
  requirement: 'PE-12',
  structure: 'pe-envelope',
  *check({ file: { module, headerSize }, header }): Iterable<Fault> {
    const size = header.range.end - header.range.start;
    if (module === undefined || headerSize === undefined || headerSize === size) return;
    const { range } = module.corHeader.managedNativeHeader;
    yield { range, path: 'CorHeader.ManagedNativeHeader', message: `the directory gives the header ${headerSize} bytes, it has ${size}` };
  },
};
