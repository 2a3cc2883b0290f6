import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ColdRuns {
  readonly runs: number;
  /** From the start of the process to its end. */
  readonly medianSeconds: number;
  readonly bestSeconds: number;
  /** The largest resident set of any run, in megabytes. */
  readonly peakMegabytes: number;
}

/** Writes the peak memory of the process (kilobytes) to the file that R2R_BENCH_USAGE names. */
const USAGE_HOOK = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from 'node:fs';
  process.on('exit', () => writeFileSync(process.env.R2R_BENCH_USAGE, String(process.resourceUsage().maxRSS)));
`)}`;

/** Runs a script of Node again and again, each time as a new process; its output goes nowhere. */
export function coldRuns(script: string, args: readonly string[], runs: number): ColdRuns {
  const folder = mkdtempSync(join(tmpdir(), 'r2r-bench-'));
  const usage = join(folder, 'usage');
  const nowhere = openSync('/dev/null', 'w');
  try {
    const seconds: number[] = [];
    let peak = 0;
    for (let i = 0; i < runs; i++) {
      const started = performance.now();
      const { status } = spawnSync(process.execPath, ['--import', USAGE_HOOK, script, ...args], {
        stdio: ['ignore', nowhere, 'inherit'],
        env: { ...process.env, R2R_BENCH_USAGE: usage },
      });
      if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}`);
      seconds.push((performance.now() - started) / 1000);
      peak = Math.max(peak, Number(readFileSync(usage, 'utf8')) / 1024);
    }
    seconds.sort((a, b) => a - b);
    return { runs, medianSeconds: seconds[Math.floor(runs / 2)], bestSeconds: seconds[0], peakMegabytes: peak };
  } finally {
    closeSync(nowhere);
    rmSync(folder, { recursive: true });
  }
}
