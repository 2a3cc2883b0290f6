import type { Answer } from '../../conformance/contract/protocol.js';
import type { EntryPointInput, EntryPointState, EntryPointStep, ScriptMethod } from '../../conformance/contract/thunk-scripts.js';
import { PendingQueue } from '../wasm/pending-queue.js';
import { PortableEntryPoint } from '../wasm/portable-entry-point.js';
import { ThunkTable } from '../wasm/thunk-table.js';
import { answer } from './answer.js';
import { isRecord } from './kinds/given.js';
import { areImages, areSteps, isIndex } from './script-input.js';

/** `entrypoint.run`: steps on methods and their portable entry points -> an answer for each. */
export function entryPointRun(input: unknown): Answer {
  if (!isEntryPointInput(input)) return { unsupported: 'an input of another form' };
  const run = new EntryPointRun(input);
  return { accepted: input.steps.map((step) => answer(() => run.step(step))) };
}

interface Method extends ScriptMethod {
  readonly name: string;
  readonly entryPoint: PortableEntryPoint;
  /** What the first half of `ensure` found. */
  found?: number;
}

class EntryPointRun {
  private readonly table = new ThunkTable();
  private readonly queue = new PendingQueue<Method>();
  private readonly methods = new Map<string, Method>();

  constructor(private readonly input: EntryPointInput) {
    this.table.create();
    for (const name of input.added ?? []) this.add(name);
  }

  step(step: EntryPointStep): Answer {
    switch (step.do) {
      case 'add':
        return this.add(step.method);
      case 'inject':
        return this.inject(step.image);
      case 'destroy':
        this.queue.unregister(step.allocator);
        return { accepted: {} };
      case 'pending':
        return { accepted: { methods: [...this.queue.waiting()].map(({ name }) => name).sort() } };
      default: {
        const method = this.methods.get(step.method);
        if (method === undefined) return { unsupported: `no method ${step.method} was added` };
        const result = this.work(step, method);
        return result === undefined ? { unsupported: `no step is named ${step.do}` } : { accepted: { ...result, ...this.stateOf(method) } };
      }
    }
  }

  /** What is said of a step besides the state of the method; undefined for a step that is not known. */
  private work(step: Extract<EntryPointStep, { method: string }>, method: Method): object | undefined {
    const { entryPoint } = method;
    switch (step.do) {
      case 'read':
        return {};
      case 'ensure':
        this.ensure(method);
        return {};
      case 'ensure.begin':
        method.found = this.find(method);
        return { found: method.found ?? null };
      case 'ensure.commit':
        this.follow(method, method.found);
        return {};
      case 'install':
        return { installed: entryPoint.trySetInterpreterThunk(step.code) };
      case 'publish':
        entryPoint.publishCode(step.code);
        return {};
      case 'interpret':
        return { published: entryPoint.publishInterpreterData(step.data) };
      case 'recycle':
        this.queue.recycle(method);
        return {};
      default:
        return undefined;
    }
  }

  private add(name: string): Answer {
    if (!Object.hasOwn(this.input.methods, name)) return { unsupported: `no method is named ${name}` };
    const declared = this.input.methods[name];
    const method = { ...declared, name, entryPoint: new PortableEntryPoint(declared.code) };
    this.methods.set(name, method);
    return { accepted: this.stateOf(method) };
  }

  private inject(image: string): Answer {
    if (!Object.hasOwn(this.input.images, image)) return { unsupported: `no image is named ${image}` };
    const added = this.table.inject(this.input.images[image]);
    const installed = added === 0 ? [] : this.queue.resolve((key) => this.table.find(key));
    return { accepted: { added, installed: installed.map(({ name }) => name).sort() } };
  }

  /** EnsureCallableFromR2R (wasm-r2r 7.3). */
  private ensure(method: Method): void {
    if (method.entryPoint.code === undefined) this.follow(method, this.find(method));
  }

  private find({ key, openGeneric }: Method): number | undefined {
    return openGeneric ? undefined : this.table.find(key);
  }

  private follow(method: Method, code: number | undefined): void {
    if (code !== undefined) method.entryPoint.trySetInterpreterThunk(code);
    else if (!method.openGeneric) this.queue.add(method);
  }

  private stateOf(method: Method): EntryPointState {
    const { code = null, data = null, hasNativeCode } = method.entryPoint;
    return { code, native: hasNativeCode, data, pending: this.queue.waits(method) };
  }
}

function isEntryPointInput(input: unknown): input is EntryPointInput {
  if (!isRecord(input) || !areImages(input.images) || !areSteps(input.steps) || !isRecord(input.methods)) return false;
  const { methods, steps, added = [] } = input;
  if (!Array.isArray(added) || !added.every((name) => typeof name === 'string')) return false;
  return Object.values(methods).every(isMethod) && steps.every(isStep);
}

function isMethod(value: unknown): boolean {
  return isRecord(value) && typeof value.key === 'string' && typeof value.allocator === 'string' && (value.code === undefined || isIndex(value.code));
}

/** What steps name is text, and what they give is a number. */
function isStep({ method = '', allocator = '', image = '', code = 0, data = 0 }: Record<string, unknown>): boolean {
  return [method, allocator, image].every((name) => typeof name === 'string') && isIndex(code) && isIndex(data);
}
