import { Command } from 'commander';
import { addTestOptions, type TestOptions } from '../../conformance/runner/options.js';
import { runInTerminal } from '../../conformance/runner/terminal-host.js';

/** `r2r test`: the conformance suite against an implementation, without jest. Exit codes as everywhere: 0, 1, 2. */
export function testCommand(): Command {
  return addTestOptions(new Command('test').description('run the conformance suite against an implementation')).action(
    async (options: TestOptions) => {
      process.exitCode = await runInTerminal(options, 'npx r2r test');
    },
  );
}
