import { inside, repeated, wrong } from './check.js';
import type { Fields, Problem } from './check.js';
import { known, servesKnown } from './serve.js';
import { variantValue } from './value.js';

type Rows = readonly Fields[];

const column = (rows: unknown, field: string): readonly unknown[] => (rows as Rows).map((row) => row[field]);

export const variantKeys = (flag: Fields): ReadonlySet<unknown> => new Set(column(flag.variants, 'key'));

function unique(rows: unknown, field: string): Problem | undefined {
  const at = repeated(column(rows, field));
  return at < 0 ? undefined : inside(at, inside(field, wrong('is used twice')));
}

function rulesServeKnown(rules: Rows, variants: ReadonlySet<unknown>): Problem | undefined {
  for (const [at, { serve }] of rules.entries()) {
    const problem = servesKnown(serve, variants);
    if (problem !== undefined) return inside(at, inside('serve', problem));
  }
  return undefined;
}

/** What the parts of a flag say of each other, once each part by itself is right. */
export function references(flag: Fields): Problem | undefined {
  const variants = variantKeys(flag);
  return (
    inside('variants', unique(flag.variants, 'key') ?? variantValue(flag)) ??
    inside('offVariant', flag.offVariant === undefined ? undefined : known(flag.offVariant, variants)) ??
    inside('rules', unique(flag.rules, 'id') ?? rulesServeKnown(flag.rules as Rows, variants)) ??
    inside('serve', servesKnown(flag.serve, variants))
  );
}
