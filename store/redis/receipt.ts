import type { Receipt } from '../port.js';

const LINE = /^([^|]*)\|(\d+)\|(\d+)\|([0-9a-f]+)\|(.*)$/;

/** Reads `payloadHash|at|seq|ledgerHash|env=revision,…` as the apply script writes it; null where it is none. */
export function parseReceipt(opId: string, line: string | null | undefined): Receipt | null {
  const match = LINE.exec(line ?? '');
  if (match === null) return null;
  const [, payloadHash = '', at, seq, hash = '', revisions = ''] = match;
  return {
    opId,
    payloadHash,
    at: Number(at),
    ledger: { seq: Number(seq), hash },
    revisions: parseRevisions(revisions),
  };
}

const parseRevisions = (text: string): Receipt['revisions'] =>
  Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => pair.split('='))
      .map(([env = '', revision]) => [env, Number(revision)]),
  );
