import { z } from 'zod';
import type { LedgerEntry } from '../../../domain/ledger/entry.js';
import { list, page, time, timeOf } from './shared.js';

const version = z.object({
  environment: z.string(),
  flag: z.string(),
  version: z.int(),
  hash: z.string().nullable(),
});

export const auditEntry = z.object({
  seq: z.int(),
  at: time,
  type: z.string(),
  outcome: z.enum(['ok', 'refused', 'failed']),
  code: z.string().nullable(),
  actor: z.object({ kind: z.string(), id: z.string() }),
  via: z.string(),
  reason: z.string(),
  authority: z.string().nullable(),
  change: z.string().nullable(),
  rollout: z.string().nullable(),
  versions: list(version),
  evidence: list(z.string()).meta({ description: 'signed commands, compact JWS' }),
  hash: z.string(),
  prevHash: z.string(),
});
export type AuditEntryBody = z.output<typeof auditEntry>;

export const auditPage = page(auditEntry);
export type AuditPage = z.output<typeof auditPage>;

export function entryBody({ seq, at, hash, prevHash, body }: LedgerEntry): AuditEntryBody {
  const { type, outcome, actor, via, reason, evidence } = body;
  return {
    ...{ seq, hash, prevHash, type, outcome, actor, via, reason, evidence },
    at: timeOf(at),
    code: body.code ?? null,
    authority: body.authority?.kind ?? null,
    change: body.change ?? null,
    rollout: body.rollout ?? null,
    versions: (body.versions ?? []).map((written) => ({
      environment: written.target.env,
      flag: written.target.key,
      version: written.version,
      hash: written.hash,
    })),
  };
}

export const report = z.object({
  ok: z.boolean(),
  entries: z.int(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  problems: list(z.object({ seq: z.int(), code: z.string(), detail: z.string() })),
});
export type AuditReportBody = z.output<typeof report>;
