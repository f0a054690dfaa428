import { checkFlag } from '@sluice/evaluator';
import type { LiveFlag } from '../../../domain/proposal/live.js';
import type { Context } from '../context.js';
import { hashOf } from './history.js';
import type { Problem } from './problem.js';
import type { Named, Place, Trail } from './trail.js';

/** What the store holds now, and what the ledger had named last before it was read. */
export interface Snapshot {
  readonly live: readonly LiveFlag[];
  readonly lasts: readonly { readonly place: Place; readonly last: Named | undefined }[];
}

/** Reads every flag of every environment there is, or that the ledger speaks of. */
export async function snapshotOf({ reader }: Context, trail: Trail): Promise<Snapshot> {
  const lasts = trail.places().map((place) => ({ place, last: trail.last(place) }));
  const governed = (await reader.governance())?.environments ?? [];
  const environments = new Set([...governed.map(({ key }) => key), ...lasts.map(({ place }) => place.env)]);
  const lists = await Promise.all([...environments].map((env) => reader.list(env)));
  return { live: lists.flatMap(({ flags }) => flags), lasts };
}

/**
 * Records no row answers for. `trail` has read on since the snapshot, so that what was written in between is known;
 * what was named before it must be there.
 */
export function recordProblems({ live, lasts }: Snapshot, trail: Trail): readonly Problem[] {
  const present = new Map(live.map((flag) => [nameOf(flag), flag.version]));
  const lost = lasts.filter(({ place, last }) => (last?.version ?? 0) > (present.get(nameOf(place)) ?? 0));
  return [
    ...live.flatMap((flag) => problemOf(flag, trail)),
    ...lost.map(({ place, last }) =>
      problem(place, last?.version ?? 0, {
        seq: last?.seq ?? 0,
        detail: 'the ledger names it and the store does not have it',
      }),
    ),
  ];
}

function problemOf(flag: LiveFlag, trail: Trail): readonly Problem[] {
  const named = trail.named(flag, flag.version);
  const found = (detail: string) => [problem(flag, flag.version, { seq: named?.seq ?? 0, detail })];
  if (flag.record !== null && !checkFlag(flag.record).ok) return found('the record is unreadable');
  if (named === undefined) return found('no entry of the ledger answers for it');
  if (flag.record !== null && flag.record.version !== flag.version)
    return found(`the record says it is version ${String(flag.record.version)}`);
  return hashOf(flag.record) === named.hash ? [] : found('the record is not the one the ledger names');
}

const problem = ({ env, key }: Place, version: number, of: Pick<Problem, 'seq' | 'detail'>): Problem => ({
  seq: of.seq,
  code: 'RECORD',
  detail: `${key} in ${env}, version ${String(version)}: ${of.detail}`,
});

const nameOf = ({ env, key }: Place): string => `${env}/${key}`;
