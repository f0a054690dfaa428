import { createEvaluator, memorySource, type Decision } from '@sluice/evaluator';
import { liveFlag, type LiveFlag } from '../../domain/proposal/live.js';
import type { HistoryEntry } from '../../store/port.js';
import type { Context } from './context.js';
import { notFound } from './failure.js';
import { governanceOf } from './founded.js';

export interface Where {
  readonly env: string;
  readonly flag: string;
}

export interface Flags {
  /** Sorted by environment and key; of all environments, or the one named. Throws `Failure` (notFound). */
  list(env?: string): Promise<readonly LiveFlag[]>;
  /** Throws `Failure` (notFound) where it never existed. */
  get(where: Where): Promise<LiveFlag>;
  /** Newest first. Throws `Failure` (notFound). */
  history(where: Where, limit: number): Promise<readonly HistoryEntry[]>;
  /** What an app would be served now. Throws `Failure` (notFound). */
  evaluate(where: Where, context: Readonly<Record<string, unknown>>): Promise<Decision>;
}

export function createFlags(context: Context): Flags {
  const get = (where: Where) => find(context, where);
  return {
    list: (env) => list(context, env),
    get,
    history: async (where, limit) => {
      await get(where);
      return context.reader.history(where.env, where.flag, limit);
    },
    evaluate: (where, subject) => evaluate(context, where, subject),
  };
}

async function list(context: Context, env: string | undefined): Promise<readonly LiveFlag[]> {
  const known = await environmentKeys(context);
  if (env !== undefined && !known.includes(env)) throw noEnvironment(env, known);
  const lists = await Promise.all((env === undefined ? known : [env]).map((key) => context.reader.list(key)));
  return lists.flatMap(({ flags }) => flags);
}

const environmentKeys = async (context: Context): Promise<readonly string[]> =>
  (await governanceOf(context)).environments.map(({ key }) => key);

const noEnvironment = (env: string, known: readonly string[]) =>
  notFound(`environment ${env} (there are ${known.join(', ')})`, 'sluice flag list');

async function find(context: Context, { env, flag }: Where): Promise<LiveFlag> {
  const known = await environmentKeys(context);
  if (!known.includes(env)) throw noEnvironment(env, known);
  const { live } = await context.reader.read([{ env, key: flag }]);
  const found = liveFlag(live, env, flag);
  if (found.version === 0) throw notFound(`flag ${flag} in ${env}`, `sluice flag list --env ${env}`);
  return found;
}

/** By the evaluator itself, on the records as they are now: what it says here is what apps get. */
async function evaluate(
  context: Context,
  where: Where,
  subject: Readonly<Record<string, unknown>>,
): Promise<Decision> {
  await find(context, where);
  const { flags } = await context.reader.list(where.env);
  const records = Object.fromEntries(
    flags.flatMap(({ key, record }) => (record === null ? [] : [[key, record]])),
  );
  const evaluator = createEvaluator({ source: memorySource({ flags: records }) });
  await evaluator.ready();
  const decision = evaluator.details(where.flag, subject);
  await evaluator.close();
  return decision;
}
