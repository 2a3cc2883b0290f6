import { R2RError } from '../errors.js';
import { evaluated, iterated, under, type Shape } from './shapes/shape.js';

/** A value of a model and the way to it. */
export class Place {
  /** @param pointer a JSON pointer (RFC 6901) */
  constructor(
    private readonly raw: unknown,
    readonly pointer = '',
  ) {}

  /** True unless there is nothing here, or null. */
  get isPresent(): boolean {
    return this.raw !== undefined && this.raw !== null;
  }

  /** A member of an object; absent if there is none of this name. @throws R2RError `model.unread` */
  member(name: string): Place {
    const value = this.located(() => evaluated(this.raw));
    const member = typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    return new Place(member, `${this.pointer}/${name}`);
  }

  /** The elements of a list. @throws R2RError `model.value`, and `model.unread` where reading broke off */
  *elements(): Iterable<Place> {
    let index = 0;
    const elements = iterated(this.raw)[Symbol.iterator]();
    for (;;) {
      const next = this.located(() => elements.next());
      if (next.done === true) return;
      yield new Place(next.value, `${this.pointer}/${index++}`);
    }
  }

  /** @throws R2RError as the shape, with a JSON pointer as path */
  read<T>(shape: Shape<T>): T {
    return this.located(() => shape(evaluated(this.raw)));
  }

  private located<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw located(error, this.pointer);
    }
  }
}

/** The error with the way to a place in front of its path. */
export function located(error: unknown, pointer: string): unknown {
  if (!(error instanceof R2RError)) return error;
  if (pointer === '') return error;
  // The steps of the pointer are escaped already; `under` adds one.
  const [, ...steps] = pointer.split('/');
  for (const step of steps.reverse()) under(step.replaceAll('~1', '/').replaceAll('~0', '~'), error);
  return error;
}
