import { HOSTILE_KEYS, KEY_PATTERN } from '../domain/ids.js';
import type { RecordWrite, WriteBatch } from './port.js';
import { parseObject } from './json.js';

/** Upper bounds in bytes of UTF-8. The first import of a project has as many records as the project has flags. */
export const SIZE_LIMITS = { record: 64 * 1024, batch: 256 * 1024 } as const;

const HASH = /^[0-9a-f]{64}$/;

/** What is wrong with a batch whatever the store holds, or null. */
export function shapeProblem(batch: WriteBatch): string | null {
  return batchProblem(batch) ?? firstProblem(batch.writes) ?? sizeProblem(batch);
}

function batchProblem({ opId, payloadHash, writes }: WriteBatch): string | null {
  if (opId === '' || !HASH.test(payloadHash)) return 'the operation has no id or no payload hash';
  const names = new Set(writes.map((write) => `${write.env}/${write.key}`));
  return names.size < writes.length ? 'a record is written twice' : null;
}

function firstProblem(writes: readonly RecordWrite[]): string | null {
  for (const write of writes) {
    const problem = writeProblem(write);
    if (problem !== null) return `${write.env}/${write.key}: ${problem}`;
  }
  return null;
}

function writeProblem(write: RecordWrite): string | null {
  if (!isName(write.env) || !isName(write.key)) return 'the name is not allowed';
  if (!isVersion(write.expectedVersion) || write.version !== write.expectedVersion + 1)
    return 'the version must follow the one it was composed on';
  if ((write.record === null) !== (write.hash === null)) return 'record and hash must come together';
  if (write.hash !== null && !HASH.test(write.hash)) return 'the hash is none';
  return write.record === null ? null : recordProblem(write, write.record);
}

function recordProblem(write: RecordWrite, text: string): string | null {
  if (Buffer.byteLength(text) > SIZE_LIMITS.record) return 'the record is larger than 64 KiB';
  const record: { readonly key?: unknown; readonly version?: unknown } = parseObject(text) ?? {};
  return record.key === write.key && record.version === write.version
    ? null
    : 'the record has another key or version';
}

function sizeProblem({ writes, requireEmpty }: WriteBatch): string | null {
  const size = writes.reduce((sum, write) => sum + Buffer.byteLength(write.record ?? ''), 0);
  return size > SIZE_LIMITS.batch && requireEmpty !== true
    ? 'the records together are larger than 256 KiB'
    : null;
}

const isName = (name: string): boolean => KEY_PATTERN.test(name) && !HOSTILE_KEYS.includes(name);
const isVersion = (version: number): boolean => Number.isSafeInteger(version) && version >= 0;
