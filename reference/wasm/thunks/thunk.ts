import { R2RError } from '../../errors.js';
import type { CodeWriter } from '../module/code-writer.js';
import type { TypeTable } from '../module/type-table.js';
import type { ThunkKey } from '../thunk-key.js';
import { closedStaticDelegateThunk, delegateConstructorThunk, unboxingStub, virtualDispatchThunk } from './dispatch.js';
import { interpreterToR2RThunk } from './interpreter-to-r2r.js';
import { r2rToInterpreterThunk } from './r2r-to-interpreter.js';

/**
 * The body of the thunk that a key asks for.
 * @param helperCell RVA of the import cell with the runtime's R2RToInterpreter
 * @throws R2RError `wasm-thunk.unmanaged`: what the interpreter calls natively is in the tables of the host
 */
export function thunkFor(key: ThunkKey, helperCell: number, types: TypeTable): CodeWriter {
  switch (key.kind) {
    case 'interpreterToR2R':
      if (!key.signature.managed) throw new R2RError('wasm-thunk.unmanaged', 'an image has no thunks for unmanaged calls');
      return interpreterToR2RThunk(key.signature, types);
    case 'r2rToInterpreter':
      return r2rToInterpreterThunk(key.signature, helperCell, types);
    case 'virtualDispatch':
      return virtualDispatchThunk(key.type, types);
    case 'unboxing':
      return unboxingStub(key.type, key.context, key.returnBuffer, types);
    case 'closedStaticDelegate':
      return closedStaticDelegateThunk(key.type, types);
    case 'delegateConstructor':
      return delegateConstructorThunk(key.shuffleThunk, types);
  }
}
