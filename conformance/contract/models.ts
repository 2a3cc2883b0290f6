/** A change of a model. */
export interface ModelEdit {
  /** A JSON pointer (RFC 6901); `-` at its end is the place behind the last element of a list. */
  at: string;
  /** What is put there; left out: what is there is taken away. */
  value?: unknown;
}

/** A model in a file: the JSON of `r2r dump --format=json`, gzip-compressed. Only in the corpus; a request has the model itself. */
export interface ModelOperand {
  /** Relative to `conformance/`. */
  path: string;
  sha256?: string;
  edits?: ModelEdit[];
}

/** Input of `image.encode`. */
export interface EncodeImageInput {
  /** As spec/schema/dump.json. */
  model: unknown;
  /** True: a wrong image is wanted, and the model is not held against what is read back. */
  unchecked?: boolean;
}

/** Makes changes in a model. @throws RangeError if there is no such place */
export function editModel(model: unknown, edits: readonly ModelEdit[]): void {
  for (const edit of edits) {
    const steps = edit.at.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const name = steps.pop() ?? '';
    let parent = model;
    for (const step of steps) parent = isStructure(parent) ? parent[step] : undefined;
    if (!isStructure(parent)) throw new RangeError(`${edit.at}: there is no such place in the model`);
    change(parent, name, edit);
  }
}

function change(parent: Record<string, unknown>, name: string, edit: ModelEdit): void {
  const isNew = Array.isArray(parent) ? name === '-' || Number(name) < parent.length : true;
  if (!isNew) throw new RangeError(`${edit.at}: the list has ${Object.keys(parent).length} elements`);
  if (Array.isArray(parent) && name === '-') parent.push(edit.value);
  else if ('value' in edit) parent[name] = edit.value;
  else if (Array.isArray(parent)) parent.splice(Number(name), 1);
  else Reflect.deleteProperty(parent, name);
}

function isStructure(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
