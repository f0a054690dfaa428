import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Redis } from 'ioredis';

/** A script assembled from named pieces of `store/scripts`; the digest is what Redis knows it by. */
export interface Script {
  readonly text: string;
  readonly digest: string;
}

/** Keys and further texts of one call. */
export interface ScriptInput {
  readonly keys: readonly string[];
  readonly args: readonly string[];
}

const require = createRequire(import.meta.url);

/** Text of one piece. Found through the package's own import map, so compiled code finds it as well. */
export const piece = (name: string): string => readFileSync(require.resolve(`#scripts/${name}.lua`), 'utf8');

/** One script of several pieces, each seeing those before it. */
export function assemble(...names: readonly string[]): Script {
  const text = names.map(piece).join('\n');
  return { text, digest: createHash('sha1').update(text).digest('hex') };
}

const LEDGER_PIECES = ['numbers', 'sha256', 'refuse', 'heads', 'receipt', 'ledger'];
const CHECKS = ['check-store', 'check-closed', 'check-empty', 'check-types', 'check-heads', 'check-tails'];

export const APPLY = assemble(...LEDGER_PIECES, 'revision', ...CHECKS, 'transition', 'records', 'apply');
export const FOUND = assemble(...LEDGER_PIECES, 'transition', 'found');

/** Runs a script by its digest, and by its text where the server does not know it (any more). */
export async function runScript(redis: Redis, script: Script, input: ScriptInput): Promise<unknown> {
  const rest = [input.keys.length, ...input.keys, ...input.args];
  try {
    return await redis.call('EVALSHA', [script.digest, ...rest]);
  } catch (error) {
    if (!isUnknownScript(error)) throw error;
    return redis.call('EVAL', [script.text, ...rest]);
  }
}

const isUnknownScript = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('NOSCRIPT');
