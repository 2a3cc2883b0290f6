import { DEFAULT_RESULTS, type TestOptions } from './options.js';

export interface HostedOptions {
  testOptions: TestOptions;
  /** Where `npm test` was called. */
  cwd: string;
}

/** The environment variable through which `npm test` hands its options to jest's processes. */
const VARIABLE = 'R2R_TEST_OPTIONS';

export function toEnvironment(options: HostedOptions): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(options) };
}

/** What `npm test` handed over; the defaults if jest was started without it. */
export function hostedOptions(): HostedOptions {
  const text = process.env[VARIABLE];
  if (text !== undefined) return JSON.parse(text) as HostedOptions;
  return { cwd: process.cwd(), testOptions: { timeout: 5, results: DEFAULT_RESULTS, report: [] } };
}
