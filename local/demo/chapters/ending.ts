import type { Story } from '../story.js';

/** The ledger answers for everything that happened, and whoever wanted to know was told. */
export async function ending({ narrator, admin, webhooks }: Story): Promise<void> {
  narrator.chapter('The ledger answers for all of it');
  await admin.types(['audit', 'verify']);
  const told = webhooks.notices.length;
  narrator.check(
    `${told} signed notices arrived, none with a wrong signature`,
    told > 0 && webhooks.refused() === 0,
    [told, webhooks.refused()],
  );
}
