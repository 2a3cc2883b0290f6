import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';

// Both kinds hold unaligned little-endian words. On wasm32 code is named by an index into the function table.

/** Operand of ResumptionStubEntryPoint. */
export interface ResumptionStubOperand {
  readonly form: 'resumption-stub';
  readonly code: Rva;
}

/** Operand of StoreMultiCallableAddrOfCode: the address of `code` is stored at `location`. */
export interface StoreCodeAddressOperand {
  readonly form: 'store-code-address';
  readonly code: Rva;
  readonly location: Rva;
}

/** u32 RVA. @throws R2RError `truncated` */
export function readResumptionStub(cursor: ByteCursor): ResumptionStubOperand {
  return { form: 'resumption-stub', code: rva(cursor.u32()) };
}

/** u32 RVA of the code, u32 RVA of the location. @throws R2RError `truncated` */
export function readStoreCodeAddress(cursor: ByteCursor): StoreCodeAddressOperand {
  return { form: 'store-code-address', code: rva(cursor.u32()), location: rva(cursor.u32()) };
}
