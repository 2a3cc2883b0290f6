import { spawn } from 'node:child_process';

/** Runs a program to its end and gives what it printed; throws with its last lines if it does not exit with 0. */
export async function run(program: string, args: string[], options: { cwd?: string; timeoutSeconds?: number } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
    });
    // Not spawn's own `timeout`: its timer outlives a program that could not be started.
    const timer = setTimeout(() => child.kill('SIGKILL'), (options.timeoutSeconds ?? 3600) * 1000).unref();
    let out = '';
    let tail = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      tail = (tail + text).slice(-2000);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (tail = (tail + text).slice(-2000)));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(out);
      else reject(new Error(`${program} ended with ${code ?? signal}: ${tail.trim()}`));
    });
  });
}
