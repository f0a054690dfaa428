import { log } from '@temporalio/activity';
import { Webhook } from 'standardwebhooks';

/** What is told to the outside: once per workflow and step. */
export interface Notice {
  /** Workflow id and step: a retry is the same event. */
  readonly id: string;
  readonly type: string;
  readonly change: string;
  readonly title: string;
  readonly status: string;
  /** The sentence that pages and the command line show. */
  readonly sentence: string;
  readonly atMs: number;
}

export interface NotifyDeps {
  /** Where notices go, and the Standard Webhooks secret (`whsec_…`); null writes a log line instead. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
}

const TIMEOUT_MS = 5_000;

/** Sends a notice as a signed webhook (Standard Webhooks 1.0). A failing receiver is tried again by Temporal. */
async function notify(deps: NotifyDeps, notice: Notice): Promise<void> {
  if (deps.webhook === null) return void log.info(notice.sentence, { notice });
  const { url, secret } = deps.webhook;
  const body = JSON.stringify({
    type: notice.type,
    timestamp: new Date(notice.atMs).toISOString(),
    data: notice,
  });
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: headersOf({ id: notice.id, body, secret }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new TypeError(`the webhook answered ${String(response.status)}`);
}

function headersOf(of: { id: string; body: string; secret: string }): Record<string, string> {
  const now = new Date();
  return {
    'content-type': 'application/json',
    'webhook-id': of.id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(of.secret).sign(of.id, now, of.body),
  };
}

/** Runs on its own task queue, in a worker that knows nothing of the store. */
export function createNotifyActivities(deps: NotifyDeps) {
  return { notify: (notice: Notice) => notify(deps, notice) };
}

export type NotifyActivities = ReturnType<typeof createNotifyActivities>;
