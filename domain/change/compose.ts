import type { Flag } from '@sluice/evaluator';
import { BLOCK, type BlockCode } from '../failure.js';
import { definitionHash, detailsHash, recordHash, type Sha256 } from '../proposal/hash.js';
import type { LiveFlag } from '../proposal/live.js';
import type { Item } from '../proposal/proposal.js';
import { exposurePath, recompose, rulePath } from '../proposal/touches.js';
import { err, ok, type Result } from '../result.js';

/** Why something approved cannot be written now. */
export interface Blocker {
  readonly code: BlockCode;
  /** What is missing and who can act, without a full stop. */
  readonly detail: string;
}

/** The record an item writes now. */
export interface Composed {
  readonly item: Item;
  readonly live: LiveFlag;
  /** Null deletes the record. */
  readonly record: Flag | null;
}

/**
 * An approved item on top of what is live: as approved where live is what it was approved on, carried over where
 * live moved only in things the item does not speak of, null where live is so already, a blocker otherwise.
 */
export function compose(item: Item, live: LiveFlag, sha256: Sha256): Result<Composed | null, Blocker> {
  if (isSoAlready(item, live, sha256)) return ok(null);
  if (archivedMeanwhile(item, live)) return blocked(BLOCK.REFERENCE, `${nameOf(item)} was archived`);
  if (live.version === (item.base?.version ?? 0)) return ok({ item, live, record: item.after });
  return moved(item, live, sha256);
}

function moved(item: Item, live: LiveFlag, sha256: Sha256): Result<Composed | null, Blocker> {
  const { after, base } = item;
  if (live.record === null && base?.hash === undefined && after !== null)
    return ok({ item, live, record: { ...after, version: live.version + 1 } });
  if (live.record === null || after === null || !onlyElsewhere(item, live.record, sha256))
    return blocked(BLOCK.CONFLICT, conflictDetail(item, live));
  const record = recompose(after, item.touches, live.record);
  return ok({ item, live, record: { ...record, version: live.version + 1 } });
}

/** Live differs from the base only in details and exposure that the item does not speak of. */
function onlyElsewhere(item: Item, live: Flag, sha256: Sha256): boolean {
  const { base, touches } = item;
  const same = setsExposure(touches, live)
    ? base?.hash === recordHash(live, sha256)
    : base?.definitionHash === definitionHash(live, sha256);
  return same && (!setsDetails(touches) || base?.detailsHash === detailsHash(live, sha256));
}

/** Whoever writes a rule writes its exposure: one that was lowered meanwhile must not rise by that. */
const setsExposure = (touches: readonly string[], live: Flag): boolean =>
  live.rules.some(({ id }) => touches.includes(rulePath(id)) || touches.includes(exposurePath(id)));

const DETAILS: readonly string[] = ['/name', '/description', '/metadata'];

const setsDetails = (touches: readonly string[]): boolean => touches.some((path) => DETAILS.includes(path));

function isSoAlready(item: Item, live: LiveFlag, sha256: Sha256): boolean {
  if (item.touches.length === 0) return true;
  if (item.after === null || live.record === null) return item.after === live.record;
  return (
    !setsDetails(item.touches) &&
    live.record.version !== item.base?.version &&
    recordHash(live.record, sha256) === item.afterHash
  );
}

const archivedMeanwhile = (item: Item, live: LiveFlag): boolean =>
  live.record?.state === 'archived' && item.op !== 'unarchive' && item.op !== 'delete';

const nameOf = (item: Item): string => `${item.target.key} in ${item.target.env}`;

const conflictDetail = (item: Item, live: LiveFlag): string =>
  `${nameOf(item)} is at version ${String(live.version)} and was proposed on ${String(item.base?.version ?? 0)}; ` +
  'somebody else changed it since, so an author has to ask again on top of that';

const blocked = (code: BlockCode, detail: string): Result<never, Blocker> => err({ code, detail });
