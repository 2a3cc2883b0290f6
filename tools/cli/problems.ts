import { R2RError } from '../../reference/errors.js';

/** An R2RError in one line: `gc-info.count: ... (GcInfo.SafePointCount, bytes 0x1f0 to 0x1f4)`. */
export function problemText({ code, message, path, range }: R2RError): string {
  const bytes = range === undefined ? '' : `bytes 0x${range.start.toString(16)} to 0x${range.end.toString(16)}`;
  const where = [path, bytes].filter((part) => part !== '').join(', ');
  return where === '' ? `${code}: ${message}` : `${code}: ${message} (${where})`;
}

/** Why a file cannot be read, in one line: a fault in its bytes, or what the file system says. Other errors are thrown on. */
export function whyUnreadable(error: unknown): string {
  if (error instanceof R2RError) return problemText(error);
  if (error instanceof Error && 'syscall' in error) return error.message;
  throw error;
}
