import { Command } from 'commander';
import { keyCommand } from './wasm/key.js';
import { keysCommand } from './wasm/keys.js';
import { lowerCommand } from './wasm/lower.js';
import { unwrapCommand } from './wasm/unwrap.js';
import { wrapCommand } from './wasm/wrap.js';

export function wasmCommand(): Command {
  return new Command('wasm')
    .description('The WebAssembly side of ReadyToRun.')
    .addCommand(keyCommand())
    .addCommand(lowerCommand())
    .addCommand(keysCommand())
    .addCommand(wrapCommand())
    .addCommand(unwrapCommand());
}
