import { atLeast, parseVersion, type FormatVersion } from './versions.js';

/** A helper of the runtime that images name by number. */
export interface Helper {
  readonly id: number;
  readonly name: string;
  /** The version that introduced the meaning; absent if the oldest header has it. */
  readonly since?: string;
  /** The last version known to give the number this meaning. */
  readonly until?: string;
}

/**
 * Values of ReadyToRunHelper (readytorun.h; r2r-format 7.10). Where it is not known in which version a value came, `since`
 * is the oldest header that has it.
 */
export const HELPERS: readonly Helper[] = [
  { id: 0x00, name: 'Invalid' },
  { id: 0x01, name: 'Module' },
  { id: 0x02, name: 'GSCookie' },
  { id: 0x03, name: 'IndirectTrapThreads', since: '6.0' },
  { id: 0x08, name: 'DelayLoad_MethodCall' },
  { id: 0x10, name: 'DelayLoad_Helper' },
  { id: 0x11, name: 'DelayLoad_Helper_Obj' },
  { id: 0x12, name: 'DelayLoad_Helper_ObjObj' },
  { id: 0x20, name: 'Throw' },
  { id: 0x21, name: 'Rethrow' },
  { id: 0x22, name: 'Overflow' },
  { id: 0x23, name: 'RngChkFail' },
  { id: 0x24, name: 'FailFast' },
  { id: 0x25, name: 'ThrowNullRef' },
  { id: 0x26, name: 'ThrowDivZero' },
  { id: 0x27, name: 'ThrowExact', since: '18.5' },
  { id: 0x28, name: 'ThrowArgument', since: '18.4' },
  { id: 0x29, name: 'ThrowArgumentOutOfRange', since: '18.4' },
  { id: 0x2a, name: 'ThrowPlatformNotSupported', since: '18.4' },
  { id: 0x2b, name: 'ThrowNotImplemented', since: '18.4' },
  { id: 0x30, name: 'WriteBarrier' },
  { id: 0x31, name: 'CheckedWriteBarrier' },
  { id: 0x32, name: 'ByRefWriteBarrier', until: '18.7' },
  { id: 0x33, name: 'BulkWriteBarrier', since: '9.3' },
  { id: 0x38, name: 'Stelem_Ref' },
  { id: 0x39, name: 'Ldelema_Ref' },
  { id: 0x3e, name: 'MemZero', since: '9.2' },
  { id: 0x3f, name: 'MemSet', since: '9.2' },
  { id: 0x40, name: 'MemSet_Old', until: '9.1' },
  { id: 0x40, name: 'NativeMemSet', since: '9.2' },
  { id: 0x41, name: 'MemCpy' },
  { id: 0x42, name: 'PInvokeBegin', since: '3.1' },
  { id: 0x43, name: 'PInvokeEnd', since: '3.1' },
  { id: 0x44, name: 'GCPoll', since: '4.1' },
  { id: 0x45, name: 'ReversePInvokeEnter', since: '6.0' },
  { id: 0x46, name: 'ReversePInvokeExit', since: '6.0' },
  { id: 0x50, name: 'GetString', until: '16.0' },
  { id: 0x51, name: 'LogMethodEnter', until: '9.3' },
  { id: 0x54, name: 'GetRuntimeTypeHandle' },
  { id: 0x55, name: 'GetRuntimeMethodHandle' },
  { id: 0x56, name: 'GetRuntimeFieldHandle' },
  { id: 0x58, name: 'Box' },
  { id: 0x59, name: 'Box_Nullable' },
  { id: 0x5a, name: 'Unbox' },
  { id: 0x5b, name: 'Unbox_Nullable' },
  { id: 0x5c, name: 'NewMultiDimArr' },
  { id: 0x5d, name: 'NewMultiDimArr_NonVarArg', until: '4.1' },
  { id: 0x5d, name: 'Unbox_TypeTest', since: '10.1' },
  { id: 0x60, name: 'NewObject' },
  { id: 0x61, name: 'NewArray' },
  { id: 0x62, name: 'CheckCastAny' },
  { id: 0x63, name: 'CheckInstanceAny' },
  { id: 0x64, name: 'GenericGcStaticBase' },
  { id: 0x65, name: 'GenericNonGcStaticBase' },
  { id: 0x66, name: 'GenericGcTlsBase' },
  { id: 0x67, name: 'GenericNonGcTlsBase' },
  { id: 0x68, name: 'VirtualFuncPtr' },
  { id: 0x69, name: 'IsInstanceOfException', since: '10.1' },
  { id: 0x6a, name: 'NewMaybeFrozenArray', since: '9.1' },
  { id: 0x6b, name: 'NewMaybeFrozenObject', since: '9.1' },
  { id: 0xc0, name: 'LMul' },
  { id: 0xc1, name: 'LMulOfv' },
  { id: 0xc2, name: 'ULMulOvf' },
  { id: 0xc3, name: 'LDiv' },
  { id: 0xc4, name: 'LMod' },
  { id: 0xc5, name: 'ULDiv' },
  { id: 0xc6, name: 'ULMod' },
  { id: 0xc7, name: 'LLsh' },
  { id: 0xc8, name: 'LRsh' },
  { id: 0xc9, name: 'LRsz' },
  { id: 0xca, name: 'Lng2Dbl' },
  { id: 0xcb, name: 'ULng2Dbl' },
  { id: 0xcc, name: 'Div' },
  { id: 0xcd, name: 'Mod' },
  { id: 0xce, name: 'UDiv' },
  { id: 0xcf, name: 'UMod' },
  { id: 0xd0, name: 'Dbl2Int', until: '14.0' },
  { id: 0xd1, name: 'Dbl2IntOvf' },
  { id: 0xd2, name: 'Dbl2Lng' },
  { id: 0xd3, name: 'Dbl2LngOvf' },
  { id: 0xd4, name: 'Dbl2UInt', until: '14.0' },
  { id: 0xd5, name: 'Dbl2UIntOvf' },
  { id: 0xd6, name: 'Dbl2ULng' },
  { id: 0xd7, name: 'Dbl2ULngOvf' },
  { id: 0xd8, name: 'Lng2Flt', since: '13.1' },
  { id: 0xd9, name: 'ULng2Flt', since: '13.1' },
  { id: 0xe0, name: 'DblRem' },
  { id: 0xe1, name: 'FltRem' },
  { id: 0xe2, name: 'DblRound', until: '9.3' },
  { id: 0xe3, name: 'FltRound', until: '9.3' },
  { id: 0xf0, name: 'PersonalityRoutine' },
  { id: 0xf1, name: 'PersonalityRoutineFilterFunclet' },
  { id: 0xf8, name: 'MonitorEnter', since: '3.1' },
  { id: 0xf9, name: 'MonitorExit', since: '3.1' },
  { id: 0x100, name: 'WriteBarrier_EAX' },
  { id: 0x101, name: 'WriteBarrier_EBX' },
  { id: 0x102, name: 'WriteBarrier_ECX' },
  { id: 0x103, name: 'WriteBarrier_ESI' },
  { id: 0x104, name: 'WriteBarrier_EDI' },
  { id: 0x105, name: 'WriteBarrier_EBP' },
  { id: 0x106, name: 'CheckedWriteBarrier_EAX' },
  { id: 0x107, name: 'CheckedWriteBarrier_EBX' },
  { id: 0x108, name: 'CheckedWriteBarrier_ECX' },
  { id: 0x109, name: 'CheckedWriteBarrier_ESI' },
  { id: 0x10a, name: 'CheckedWriteBarrier_EDI' },
  { id: 0x10b, name: 'CheckedWriteBarrier_EBP' },
  { id: 0x110, name: 'EndCatch', until: '13.1' },
  { id: 0x111, name: 'StackProbe', since: '4.1' },
  { id: 0x112, name: 'GetCurrentManagedThreadId', since: '6.0' },
  { id: 0x113, name: 'AllocContinuation', since: '18.5' },
  { id: 0x114, name: 'AllocContinuationClass', since: '18.5' },
  { id: 0x115, name: 'AllocContinuationMethod', since: '18.5' },
  { id: 0x116, name: 'InitClass', since: '18.2' },
  { id: 0x117, name: 'InitInstClass', since: '18.2' },
  { id: 0x118, name: 'R2RToInterpreter', since: '18.7' },
];

const BY_ID = new Map<number, Helper[]>();
for (const helper of HELPERS) BY_ID.set(helper.id, [...(BY_ID.get(helper.id) ?? []), helper]);

/**
 * The name of a helper; undefined for a number this reader does not know, which an image may have. The version only
 * decides between two meanings of one number.
 */
export function helperName(id: number, version: FormatVersion): string | undefined {
  const meanings = BY_ID.get(id) ?? [];
  const helper = meanings.length > 1 ? meanings.find((meaning) => isInForce(meaning, version)) : meanings[0];
  return helper?.name;
}

function isInForce(helper: Helper, version: FormatVersion): boolean {
  const since = parseVersion(helper.since ?? '');
  const until = parseVersion(helper.until ?? '');
  return (since === undefined || atLeast(version, since)) && (until === undefined || atLeast(until, version));
}
