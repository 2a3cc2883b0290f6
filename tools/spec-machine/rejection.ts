/** What the spec machine says of input that the declarations do not allow. */
export class Rejection extends Error {
  path = '';

  /**
   * @param code a code of `spec/errors.json`
   * @param range half open, in bytes of the input
   * @param phase of a truncation; other codes have their own
   */
  constructor(
    readonly code: string,
    readonly range: [number, number],
    readonly phase?: string,
  ) {
    super(`${code} at [${range[0]}, ${range[1]})`);
    this.name = 'Rejection';
  }
}

/** An error in the spec itself, with the place where it stands. */
export class SpecError extends Error {
  constructor(place: string, message: string) {
    super(`${place}: ${message}`);
    this.name = 'SpecError';
  }
}

/** A value for which an expression of the spec has no answer. */
export class NoAnswer extends SpecError {}

/** A value that is to be written lacks a field that its other fields call for. */
export class MissingField extends SpecError {
  constructor(place: string) {
    super(place, 'the value has no such field and nothing derives it');
  }
}
