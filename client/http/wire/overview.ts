import type { Flag, Rule, Serve } from '@sluice/evaluator';
import { z } from 'zod';
import type { LiveFlag } from '../../../domain/proposal/live.js';
import { list } from './shared.js';

const cell = z.object({
  environment: z.string(),
  state: z.enum(['active', 'disabled', 'archived']),
  serves: list(z.string()).meta({ description: 'variants of the default; several are a split' }),
  rules: z.int(),
  raised: z
    .object({ variant: z.string(), units: z.int() })
    .nullable()
    .meta({ description: 'the widest rule that takes in a share of everybody' }),
});

const row = z.object({
  key: z.string(),
  name: z.string().nullable(),
  tags: list(z.string()),
  cells: list(cell),
});
export type FlagRow = z.output<typeof row>;
export type FlagCell = z.output<typeof cell>;

/** All flags in short, by key: a list to search in. */
export const overview = z.object({ items: list(row) });
export type OverviewBody = z.output<typeof overview>;

export function overviewBody(flags: readonly LiveFlag[]): OverviewBody {
  const byKey = new Map<string, There[]>();
  for (const flag of flags.filter(isThere)) byKey.set(flag.key, [...(byKey.get(flag.key) ?? []), flag]);
  const keys = [...byKey.keys()].sort();
  return { items: keys.map((key) => rowOf(key, byKey.get(key) ?? [])) };
}

type There = LiveFlag & { readonly record: Flag };
const isThere = (flag: LiveFlag): flag is There => flag.record !== null;

const rowOf = (key: string, records: readonly There[]): FlagRow => ({
  key,
  name: records.find(({ record }) => record.name !== undefined)?.record.name ?? null,
  tags: [...new Set(records.flatMap(({ record }) => record.tags))].sort(),
  cells: records.map(cellOf),
});

const cellOf = ({ env, record }: There): FlagCell => ({
  environment: env,
  state: record.state,
  serves: variantsOf(record.serve),
  rules: record.rules.length,
  raised: raisedIn(record),
});

const variantsOf = (serve: Serve): readonly string[] =>
  'variant' in serve ? [serve.variant] : [...new Set(serve.split.ranges.map(({ variant }) => variant))];

function raisedIn({ rules }: Flag): FlagCell['raised'] {
  const shares = rules.flatMap(shareOf).sort((a, b) => b.units - a.units);
  return shares[0] ?? null;
}

function shareOf({ enabled, when, exposure, serve }: Rule): readonly { variant: string; units: number }[] {
  if (!enabled || when.length > 0 || exposure === undefined || !('variant' in serve)) return [];
  return [{ variant: serve.variant, units: exposure.units }];
}
