import type { Json } from '@sluice/evaluator';

/** Equal to the compiler: the same members with the same optionality, at every depth. */
export type Same<A, B> =
  (<T>() => T extends Frozen<A> ? 1 : 2) extends <T>() => T extends Frozen<B> ? 1 : 2 ? true : false;

/**
 * The type with everything in it readonly, so that what zod infers can be compared with what the domain declares.
 * `Json` refers to itself and is taken as it is.
 */
type Frozen<T> = [Json] extends [T] ? T : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** Compiles only for `true`: `export type Checked = Proven<Same<z.output<typeof schema>, Type>>`. */
export type Proven<T extends true> = T;
