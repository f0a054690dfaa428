import { z } from 'zod';
import type { LedgerEntry } from '../../../domain/ledger/entry.js';
import type { Audit } from '../../sdk/audit.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { cursorAt, pageQuery, positionIn } from '../paging.js';
import { auditPage, entryBody, report } from '../wire/audit.js';

const POSITION = /^\d{1,15}$/;

/** The ledger, and whether it holds. */
export const auditRoutes = (audit: Audit): readonly Endpoint[] => [list(audit), verify(audit)];

const list = (audit: Audit): Endpoint =>
  signedIn(
    {
      method: 'get',
      path: '/audit',
      summary: 'The ledger, oldest first',
      query: pageQuery,
      reply: auditPage,
    },
    async ({ query }) => {
      const after = query.cursor === undefined ? 0 : Number(positionIn(query.cursor, POSITION));
      const entries = await audit.list({ after, limit: query.limit });
      return { body: { items: entries.map(entryBody), next: nextOf(entries, query.limit) } };
    },
  );

/** A full page may have another one after it; the ledger grows, so nobody knows for sure. */
function nextOf(entries: readonly LedgerEntry[], limit: number): string | null {
  const last = entries.at(-1);
  return last === undefined || entries.length < limit ? null : cursorAt(String(last.seq));
}

const verify = (audit: Audit): Endpoint =>
  signedIn(
    {
      method: 'get',
      path: '/audit/verify',
      summary: 'Recompute chain, signatures and authorities of the whole ledger',
      query: z.strictObject({}),
      reply: report,
    },
    async () => ({ body: await audit.verify() }),
  );
