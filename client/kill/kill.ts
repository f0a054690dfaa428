/**
 * The one way to write a record past Temporal: switching a flag off when everything else may be down. It is safe
 * because it only ever lowers: it writes nothing but `disabled`, through the same script as every other write, with a
 * signed command as evidence. It fails towards what is served now: without an answer of the store nothing is claimed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Flag } from '@sluice/evaluator';
import { killOp } from '../../domain/ids.js';
import { liveFlag, type LiveFlag } from '../../domain/proposal/live.js';
import { LOWERING_ROLES } from '../../domain/policy/quorum.js';
import type { Signer } from '../../proof/sign.js';
import { UnknownOutcome } from '../../store/errors.js';
import type { ApplyResult, FlagStore, WriteBatch } from '../../store/port.js';
import { requireRole, type Caller } from '../sdk/caller.js';
import { signCommand } from '../sdk/command.js';
import { Failure, notFound } from '../sdk/failure.js';
import { batchOf, type KillInput, type Order } from './batch.js';
import { disabled, offVariantOf } from './disabled.js';

export interface KillDeps {
  readonly project: string;
  readonly signer: Signer;
  /** The kill's own store user. */
  readonly store: Pick<FlagStore, 'read' | 'receipt' | 'apply'>;
}

export interface Killed {
  readonly version: number;
  /** Served from now on. */
  readonly variant: string;
  /** It was off before, so nothing was written. */
  readonly already: boolean;
}

/** A moving rollout may win the race for the record a few times; a store that is away does not come back sooner. */
const ATTEMPTS = 8;
const PAUSE_MS = 50;

/** Switches a flag off. Throws `Failure`: forbidden, notFound, conflict (no off variant, archived), unavailable. */
export type KillFlag = (caller: Caller, input: KillInput) => Promise<Killed>;

export const createKill =
  (deps: KillDeps): KillFlag =>
  (caller, input) =>
    kill(deps, caller, input);

async function kill(deps: KillDeps, caller: Caller, input: KillInput): Promise<Killed> {
  requireRole(caller, LOWERING_ROLES, [input.env]);
  const { token, jti } = await signCommand<'kill'>(deps, caller, {
    target: `${input.env}/${input.flag}`,
    body: { cmd: 'kill', env: input.env, flag: input.flag, reason: input.reason },
  });
  const order = { ...input, token, jti, caller, opId: killOp(jti) };
  for (let attempt = 1; ; attempt++) {
    const killed = await tryKill(deps, order, attempt === ATTEMPTS);
    if (killed !== null) return killed;
    await sleep(PAUSE_MS);
  }
}

/** Null where it has to be tried again: somebody else wrote in between, or nobody knows what became of it. */
async function tryKill(deps: KillDeps, order: Order, last: boolean): Promise<Killed | null> {
  const { live, generations } = await deps.store.read([{ env: order.env, key: order.flag }]);
  const found = liveFlag(live, order.env, order.flag);
  const { flag, variant } = lowerable(found, order);
  if (flag.state === 'disabled') {
    const already = (await deps.store.receipt(order.opId)) === null;
    return { version: flag.version, variant, already };
  }
  const record = disabled(flag, variant);
  const result = await applied(deps, batchOf(deps.project, order, { found, record, generations }));
  if (result?.ok === true) return { version: record.version, variant, already: false };
  if (last || (result !== null && !AGAIN.includes(result.code))) throw notWritten(result, order);
  return null;
}

const AGAIN: readonly string[] = ['CONFLICT', 'GENERATION'];

/** Null where the outcome is unknown: the same again, under the same id, finds out. */
async function applied(deps: KillDeps, batch: WriteBatch): Promise<ApplyResult | null> {
  try {
    return await deps.store.apply(batch);
  } catch (error) {
    if (error instanceof UnknownOutcome) return null;
    throw error;
  }
}

function lowerable(
  live: LiveFlag,
  { env, flag }: KillInput,
): { readonly flag: Flag; readonly variant: string } {
  const { record } = live;
  if (record === null) throw notFound(`flag ${flag} in ${env}`, `sluice flag list --env ${env}`);
  if (record.state === 'archived')
    throw conflict('ARCHIVED', `${flag} in ${env} is archived, so it is off already`);
  const variant = offVariantOf(record);
  if (variant !== undefined) return { flag: record, variant };
  const names = record.variants.map(({ key }) => key).join(', ');
  const next = `sluice change create --flag ${flag} --env ${env} --serve VARIANT --reason "…"`;
  throw conflict(
    'NO_OFF_VARIANT',
    `${flag} has no offVariant, so nothing says what "off" serves; choose from ${names}: ${next}`,
  );
}

const conflict = (code: string, detail: string): Failure => new Failure({ kind: 'conflict', code, detail });

function notWritten(result: Extract<ApplyResult, { ok: false }> | null, { flag, env }: KillInput): Failure {
  const why =
    result === null ? 'the store does not answer' : `the store refused (${result.code}: ${result.detail})`;
  const detail = `${flag} in ${env} may still be on: ${why}; try again, and see sluice doctor`;
  return new Failure({ kind: 'unavailable', code: result?.code ?? 'STORE_AWAY', detail });
}
