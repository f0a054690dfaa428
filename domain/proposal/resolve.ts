import type { Flag } from '@sluice/evaluator';
import type { FieldError } from '../failure.js';
import { err, ok, type Result } from '../result.js';
import { canonicalJson } from './canonical.js';
import { definitionHash, detailsHash, documentHash, recordHash, type Sha256 } from './hash.js';
import { CHANGE_LIMITS, type ChangeRequest, type Intent } from './intent.js';
import { liveFlag, type LiveFlag, type LiveSet } from './live.js';
import type { Author, Base, Item, Proposal } from './proposal.js';
import { touchesOf } from './touches.js';
import { desired, type Desired } from './resolve/desired.js';
import { planOf } from './resolve/plan.js';

/** What resolving needs from outside: randomness and a hash. */
export interface Tools {
  /** A new random salt for a flag's bucketing. */
  newSalt(): string;
  readonly sha256: Sha256;
  /** What the evaluator would not accept in a record; null where it takes it. */
  check(flag: Flag): { readonly pointer: string; readonly detail: string } | null;
}

export interface ResolveInput {
  readonly request: ChangeRequest;
  readonly project: string;
  readonly change: string;
  readonly edition: number;
  readonly authors: readonly Author[];
  readonly live: LiveSet;
  /** Keys of the environments there are. */
  readonly environments: readonly string[];
  readonly tools: Tools;
}

/**
 * Turns what somebody asks for into the immutable proposal people decide on. Pure: the same live records give the
 * same proposal, but for the salts of new flags. Every problem is reported at once; pointers are into the request.
 */
export function resolve(input: ResolveInput): Result<Proposal, readonly FieldError[]> {
  const resolved = input.request.items.map((intent, index) => itemOf(intent, index, input));
  const problems = [
    ...sizeProblems(input.request),
    ...twice(input.request),
    ...resolved.flatMap((item) => (item.ok ? [] : [item.error])),
  ];
  if (problems.length > 0) return err(problems);
  const items = resolved.flatMap((item) => (item.ok && item.value !== null ? [item.value] : []));
  if (items.length === 0) return err([NOTHING]);
  const plan = planOf(input.request, items);
  return plan.ok ? ok(document(input, items, plan.value)) : err([plan.error]);
}

const NOTHING: FieldError = {
  pointer: '/items',
  code: 'NOTHING_TO_CHANGE',
  detail: 'everything asked for is so already',
};

function document(input: ResolveInput, items: readonly Item[], plan: Proposal['plan']): Proposal {
  const { request } = input;
  return {
    format: 1,
    project: input.project,
    change: input.change,
    edition: input.edition,
    title: request.title,
    reason: request.reason,
    ...(request.ticket === undefined ? {} : { ticket: request.ticket }),
    items,
    apply: request.apply,
    source: request.source,
    plan,
    requestHash: documentHash(request, input.tools.sha256),
    authors: input.authors,
  };
}

/** Null where the item is so already and that is no mistake: a rollout of an existing rule, an import. */
function itemOf(intent: Intent, index: number, input: ResolveInput): Result<Item | null, FieldError> {
  const live = liveFlag(input.live, intent.env, intent.flag);
  const after = accepted(intent, live, input);
  if (!after.ok) return err({ ...after.error, pointer: `/items/${String(index)}${after.error.pointer}` });
  const item = built({ intent, live, after: after.value, sha256: input.tools.sha256 });
  if (item.touches.length > 0 || intent.op === 'rollout') return ok(item);
  if (input.request.source === 'import') return ok(null);
  return err({ ...NOTHING, pointer: `/items/${String(index)}` });
}

function accepted(intent: Intent, live: LiveFlag, input: ResolveInput): Desired {
  if (!input.environments.includes(intent.env)) return err(unknownEnvironment(intent, input));
  const after = desired(intent, live, () => input.tools.newSalt());
  const problem = after.ok && after.value !== null ? input.tools.check(after.value) : null;
  if (problem === null) return after;
  const detail = `evaluators would not accept the flag: ${problem.pointer} ${problem.detail}`;
  return err({ pointer: '', code: 'UNREADABLE', detail });
}

const unknownEnvironment = (intent: Intent, input: ResolveInput): FieldError => ({
  pointer: '/env',
  code: 'UNKNOWN_ENVIRONMENT',
  detail: `no environment "${intent.env}"; there are ${input.environments.join(', ')}`,
});

function built(from: { intent: Intent; live: LiveFlag; after: Flag | null; sha256: Sha256 }): Item {
  const { intent, live, after, sha256 } = from;
  return {
    op: intent.op,
    target: { kind: 'flag', env: intent.env, key: intent.flag },
    base: live.version === 0 ? null : baseOf(live, sha256),
    after,
    afterHash: after && recordHash(after, sha256),
    touches: live.record === null || after === null ? ['/'] : touchesOf(live.record, after),
  };
}

export const baseOf = (live: LiveFlag, sha256: Sha256): Base => ({
  version: live.version,
  hash: live.record && recordHash(live.record, sha256),
  definitionHash: live.record && definitionHash(live.record, sha256),
  detailsHash: live.record && detailsHash(live.record, sha256),
});

function sizeProblems(request: ChangeRequest): readonly FieldError[] {
  const most = request.source === 'import' ? CHANGE_LIMITS.importItems : CHANGE_LIMITS.items;
  if (request.items.length >= 1 && request.items.length <= most) return [];
  return [{ pointer: '/items', code: 'ITEM_COUNT', detail: `a change has 1 to ${String(most)} items` }];
}

function twice(request: ChangeRequest): readonly FieldError[] {
  const seen = new Set<string>();
  return request.items.flatMap((intent, index) => {
    const target = canonicalJson([intent.env, intent.flag]);
    const first = !seen.has(target);
    seen.add(target);
    if (first) return [];
    const detail = `${intent.flag} in ${intent.env} stands twice; put all of it into one item`;
    return [{ pointer: `/items/${String(index)}`, code: 'TWICE', detail }];
  });
}
