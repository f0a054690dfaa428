import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { invariant } from '../../domain/failure.js';
import type { LedgerHead } from '../../domain/ledger/entry.js';
import { AppendRefused } from '../errors.js';
import { sha256 } from '../../proof/hash.js';
import type { ApplyResult, FlagStore, Foundation, Receipt, Transition, WriteBatch } from '../port.js';
import { shapeProblem } from '../shape.js';
import { whenReady } from './connection.js';
import { isWrongType, writing } from './failures.js';
import type { ProjectKeys } from './keys.js';
import { batchInput, foundationInput, transitionInput } from './manifest.js';
import { parseReceipt } from './receipt.js';
import { APPLY, FOUND, runScript, type Script, type ScriptInput } from './script.js';

/** The connection that writes. */
export interface Writer {
  readonly redis: Redis;
  readonly keys: ProjectKeys;
  readonly timeoutMs: number;
}

/** Every way to write. Each is one script or command, so each happens whole or not at all. */
export const createWriting = (writer: Writer): Pick<FlagStore, 'apply' | 'append' | 'found' | 'put'> => ({
  apply: (batch) => apply(writer, batch),
  append: (transition) => append(writer, transition),
  found: (foundation) => found(writer, foundation),
  put: (text) => put(writer, text),
});

async function apply(writer: Writer, batch: WriteBatch): Promise<ApplyResult> {
  const detail = shapeProblem(batch);
  if (detail !== null) return { ok: false, code: 'INVALID', detail };
  return runApply(writer, batch.opId, batchInput(writer.keys, batch));
}

async function append(writer: Writer, transition: Transition): Promise<LedgerHead> {
  const result = await runApply(writer, transition.opId, transitionInput(writer.keys, transition));
  if (result.ok) return result.receipt.ledger;
  throw new AppendRefused(result.code === 'NO_STORE' ? 'NO_STORE' : 'INVALID', result.detail);
}

async function found(writer: Writer, foundation: Foundation): Promise<boolean> {
  return (await run(writer, FOUND, foundationInput(writer.keys, foundation, randomUUID))) === 1;
}

async function runApply(writer: Writer, opId: string, input: ScriptInput): Promise<ApplyResult> {
  try {
    const [code, text] = (await run(writer, APPLY, input)) as [code: string, text: string];
    return answer(code, text, opId);
  } catch (error) {
    // Reading a key of another type raises before anything is written.
    if (isWrongType(error)) return { ok: false, code: 'INVALID', detail: String(error) };
    throw error;
  }
}

function answer(code: string, text: string, opId: string): ApplyResult {
  if (code === 'OK' || code === 'DUPLICATE')
    return { ok: true, duplicate: code === 'DUPLICATE', receipt: receiptOf(opId, text) };
  return { ok: false, code: code as Extract<ApplyResult, { ok: false }>['code'], detail: text };
}

function receiptOf(opId: string, line: string): Receipt {
  const receipt = parseReceipt(opId, line);
  invariant(receipt, `the store gave back a receipt for ${opId} that nobody can read: ${line}`);
  return receipt;
}

/** Equal texts have equal names, so a document that is there already is the same one. */
async function put(writer: Writer, text: string): Promise<string> {
  const hash = sha256(text);
  await send(writer, () => writer.redis.set(writer.keys.document(hash), text, 'NX'));
  return hash;
}

const run = (writer: Writer, script: Script, input: ScriptInput): Promise<unknown> =>
  send(writer, () => runScript(writer.redis, script, input));

const send = <T>(writer: Writer, work: () => Promise<T>): Promise<T> =>
  writing(async () => {
    await whenReady(writer.redis, writer.timeoutMs);
    return work();
  });
