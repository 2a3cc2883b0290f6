import { Command } from 'commander';
import { unwrapCommand } from './wasm/unwrap.js';
import { wrapCommand } from './wasm/wrap.js';

export function wasmCommand(): Command {
  return new Command('wasm')
    .description('The WebAssembly side of ReadyToRun.')
    .addCommand(wrapCommand())
    .addCommand(unwrapCommand());
}
