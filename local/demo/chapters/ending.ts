import type { Story } from '../story.js';
import { answerTo } from '../wait.js';

/** The ledger answers for everything that happened, and whoever wanted to know was told. */
export async function ending({ narrator, admin, webhooks }: Story): Promise<void> {
  narrator.chapter('The ledger answers for all of it');
  await admin.types(['audit', 'verify']);
  const wasTold = () => webhooks.notices.some(({ status }) => status === 'aborted');
  await answerTo({ ask: () => Promise.resolve(), holds: wasTold });
  const told = webhooks.notices.length;
  const well = wasTold() && webhooks.refused() === 0;
  narrator.check(`${told} signed notices arrived, none with a wrong signature`, well, webhooks.notices);
}
