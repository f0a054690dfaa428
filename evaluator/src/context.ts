import type { AttributePath } from './flag.js';

/** What is known about whoever asks. Only own properties are read; nothing is copied or kept. */
export type Context = { readonly targetingKey?: unknown; readonly [attribute: string]: unknown };

/** What callers may give as one: also what an interface or a class describes, which TypeScript gives no such index. */
export type GivenContext = Context | object;

/** Nothing is known. */
export const NOBODY: Context = Object.freeze({});

/** Where a value is read from: one name, or a list of steps. */
export interface Attribute {
  readonly name: string;
  readonly path: readonly string[] | null;
  /** Every object inherits this name, so it must be checked to be the context's own. */
  readonly guarded: boolean;
}

/** A context and whether it could inherit anything but what every plain object does. */
export interface Reading {
  readonly context: Context;
  readonly inherits: boolean;
}

const unescape = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** The steps a path names: a JSON pointer's, a list's, or the one name. */
export function stepsOf(path: AttributePath): readonly string[] {
  if (typeof path !== 'string') return path;
  return path.startsWith('/') ? path.slice(1).split('/').map(unescape) : [path];
}

const attributeOf = (path: AttributePath): Attribute => {
  const steps = stepsOf(path);
  const name = steps[0] ?? '';
  return { name, path: steps.length > 1 ? steps : null, guarded: name in Object.prototype };
};

/** By name: records name the same few attributes again and again. */
const named = new Map<string, Attribute>();

export function attribute(path: AttributePath = 'targetingKey'): Attribute {
  if (typeof path !== 'string') return attributeOf(path);
  const known = named.get(path) ?? attributeOf(path);
  named.set(path, known);
  return known;
}

/** Whether it is one name that no object inherits: such are read in place. */
export const isSimple = ({ path, guarded }: Attribute): boolean => path === null && !guarded;

/** A proxy may refuse to say; then every read is careful, and the decision itself fails if reading does. */
export function inheritsOf(context: object): boolean {
  try {
    const prototype: unknown = Object.getPrototypeOf(context);
    return prototype !== Object.prototype && prototype !== null;
  } catch {
    return true;
  }
}

export function read(from: Attribute, { context, inherits }: Reading): unknown {
  if (isSimple(from) && !inherits) return context[from.name];
  return from.path === null ? own(context, from.name) : from.path.reduce<unknown>(own, context);
}

const own = (value: unknown, step: string): unknown =>
  owns(value, step) ? (value as Record<string, unknown>)[step] : undefined;

/** Of an array only the elements count, not its `length`. */
const owns = (value: unknown, step: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.hasOwn(value, step) &&
  !(step === 'length' && Array.isArray(value));
