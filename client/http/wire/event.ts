import type { LedgerEntry } from '../../../domain/ledger/entry.js';

/** A row of the ledger as those who watch learn of it: what it is about, not what it says. */
export interface EventBody {
  readonly seq: number;
  readonly type: string;
  readonly change: string | null;
  readonly rollout: string | null;
  /** `<env>/<flag>` of every record that was written. */
  readonly flags: readonly string[];
}

export const eventBody = ({ seq, body }: LedgerEntry): EventBody => ({
  seq,
  type: body.type,
  change: body.change ?? null,
  rollout: body.rollout ?? null,
  flags: (body.versions ?? []).map(({ target }) => `${target.env}/${target.key}`),
});
