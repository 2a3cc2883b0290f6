import { readPerfMap } from '../../perf-map/perf-map.js';
import type { Kind } from './kind.js';

export const perfMapKind: Kind = ({ context }) => {
  const { bytes } = context.space;
  const { signature, version, os, architecture, abi, methods } = readPerfMap(bytes);
  return {
    value: {
      Signature: signature,
      Version: version,
      OS: os,
      Architecture: architecture,
      ABI: abi,
      Methods: methods.map(({ rva, length, name }) => ({ RVA: rva, Length: length, Name: name })),
    },
    end: bytes.length,
  };
};
