import type { Json } from '@sluice/evaluator';

/** Whether two types have the same members with the same optionality, at every depth; `readonly` is not compared. */
export type Same<A, B> = [Shape<A>, Shape<B>] extends [Shape<B>, Shape<A>] ? true : false;

/**
 * The type with every member there and marked by whether it may be missing: assignable both ways only to its equal.
 * `Json` refers to itself and is taken as it is.
 */
type Shape<T> = [Json] extends [T]
  ? T
  : T extends readonly (infer E)[]
    ? readonly Shape<E>[]
    : T extends object
      ? {
          readonly [K in keyof T]-?: readonly [
            Shape<Required<T>[K]>,
            object extends Pick<T, K> ? 'optional' : 'required',
          ];
        }
      : T;

/** Compiles only for `true`: `export type Checked = Proven<Same<z.output<typeof schema>, Type>>`. */
export type Proven<T extends true> = T;
