import { InvalidArgumentError, type Command } from 'commander';
import type { Context } from '../../../conformance/contract/protocol.js';
import { whyUnreadable } from '../problems.js';

/** What the command line says of the context and of who answers. */
export interface ContextOptions {
  formatVersion?: string;
  machine?: string;
  os?: string;
  context?: Record<string, unknown>;
  impl?: string;
}

/** The machine names of the contract by the words that people use. */
const MACHINES: Readonly<Record<string, string>> = {
  x64: 'AMD64',
  amd64: 'AMD64',
  x86: 'I386',
  i386: 'I386',
  arm: 'ARMNT',
  armnt: 'ARMNT',
  arm64: 'ARM64',
  loongarch64: 'LOONGARCH64',
  riscv64: 'RISCV64',
  wasm32: 'WASM32',
};

export function addContextOptions(command: Command): Command {
  return command
    .option('--format-version <version>', 'the R2R version, for example 16.0', formatVersion)
    .option('--machine <machine>', `AMD64, I386, ARMNT, ARM64, LOONGARCH64, RISCV64 or WASM32; x64, x86 and arm will do`, machine)
    .option('--os <os>', 'Linux, Windows, Apple, FreeBSD, NetBSD or SunOS')
    .option('--context <json>', 'further members of the context, as a JSON object', jsonObject)
    .option('--impl <implementation>', 'who answers: a folder or module, or "cmd:" and a command; left out: the reference');
}

export function contextOf({ formatVersion, machine, os, context }: ContextOptions): Context {
  const named = Object.entries({ formatVersion, machine, os }).filter(([, value]) => value !== undefined);
  return { ...context, ...Object.fromEntries(named) };
}

function formatVersion(value: string): string {
  if (/^\d+\.\d+$/.test(value)) return value;
  throw new InvalidArgumentError('A version is two numbers: 16.0.');
}

function machine(value: string): string {
  const name = MACHINES[value.toLowerCase()];
  if (name === undefined) throw new InvalidArgumentError(`No such machine.`);
  return name;
}

function jsonObject(value: string): Record<string, unknown> {
  const parsed = json(value);
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  throw new InvalidArgumentError('A JSON object is asked for.');
}

/** @throws InvalidArgumentError */
export function json(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new InvalidArgumentError(`It is ${whyUnreadable(error)}.`);
  }
}
