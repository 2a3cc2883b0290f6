import { ImplementationError } from '../contract/load.js';
import type { Hello } from '../contract/protocol.js';
import { decodeHello, ProtocolError } from '../contract/stdio-protocol.js';
import type { Launcher, Transport, TransportEvents } from '../contract/transport.js';

/** The time for starting up is not a vector's: a runtime may have to be loaded. */
const HELLO_TIMEOUT_MS = 20_000;

/**
 * Starts an implementation. `hello` is its first line; it rejects with an ImplementationError if there is none, which ends
 * the implementation. What comes after it goes to `events`.
 */
export function greet(launcher: Launcher, timeout = HELLO_TIMEOUT_MS, events: TransportEvents): { transport: Transport; hello: Promise<Hello> } {
  let transport!: Transport;
  const hello = new Promise<Hello>((resolve, reject) => {
    let greeted = false;
    const fail = (detail: string): void => {
      clearTimeout(timer);
      const printed = transport.output().trim().split('\n').at(-1) ?? '';
      transport.stop();
      reject(new ImplementationError(`the implementation did not start: ${oneLine(detail)}${printed && `; it printed: ${oneLine(printed)}`}`));
    };
    const timer = setTimeout(() => fail(`no hello message within ${timeout / 1000} seconds`), timeout).unref();
    transport = launcher.launch({
      lines: (lines) => {
        if (greeted) return events.lines(lines);
        try {
          const message = decodeHello(lines[0]);
          if (lines.length > 1) throw new ProtocolError(`a second line before any request: ${oneLine(lines[1])}`);
          greeted = true;
          clearTimeout(timer);
          resolve(message);
        } catch (error) {
          if (!(error instanceof ProtocolError)) throw error;
          fail(error.message);
        }
      },
      ended: (detail) => (greeted ? events.ended(detail) : fail(detail)),
    });
  });
  return { transport, hello };
}

/** The first line of a text, fit for a message. */
export function oneLine(text: string): string {
  const line = text.trim().split('\n', 1)[0];
  return line.length <= 300 ? line : `${line.slice(0, 300)}...`;
}
