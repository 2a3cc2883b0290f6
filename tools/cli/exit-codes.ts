/** Exit codes of every command. */
export const EXIT = {
  ok: 0,
  /** A file that could not be read as asked, a difference. */
  findings: 1,
  /** The run itself could not be done: a bad option, a missing file. */
  impossible: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Notes the exit code of the process; a worse one that was noted before stays. */
export function exitWith(code: ExitCode): void {
  process.exitCode = Math.max(Number(process.exitCode ?? EXIT.ok), code);
}

/** Says in one line why something could not be done, and notes the exit code. */
export function complain(sentence: string, code: ExitCode): void {
  process.stderr.write(`r2r: ${sentence}\n`);
  exitWith(code);
}
