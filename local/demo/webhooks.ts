import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** A notice whose signature was checked. */
export interface Notice extends NoticeData {
  readonly id: string;
}

interface NoticeData {
  readonly change: string;
  readonly status: string;
  readonly sentence: string;
}

/** Receives the notices of the story as somebody's server would. */
export interface WebhookListener {
  readonly url: string;
  /** Verified ones, in the order of arrival; a repeated id is one notice. */
  readonly notices: readonly Notice[];
  /** How many requests were refused because their signature was wrong. */
  readonly refused: () => number;
  readonly stop: () => Promise<void>;
}

/** Listens on loopback for notices signed with that secret. `onNotice` hears of each verified one once. */
export async function listenForWebhooks(
  secret: string,
  onNotice: (notice: Notice) => void,
): Promise<WebhookListener> {
  const inbox = new Inbox(new Webhook(secret), onNotice);
  const server = createServer((request, response) => void inbox.take(request, response));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sluice`,
    notices: inbox.notices,
    refused: () => inbox.refused,
    stop: () => stop(server),
  };
}

class Inbox {
  readonly notices: Notice[] = [];
  refused = 0;
  readonly #webhook: Webhook;
  readonly #onNotice: (notice: Notice) => void;

  constructor(webhook: Webhook, onNotice: (notice: Notice) => void) {
    this.#webhook = webhook;
    this.#onNotice = onNotice;
  }

  async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    try {
      const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      const { data } = this.#webhook.verify(body, Object.fromEntries(headers)) as { data: NoticeData };
      this.#keep({ id: String(request.headers['webhook-id']), ...data });
      response.writeHead(204).end();
    } catch {
      this.refused += 1;
      response.writeHead(401).end();
    }
  }

  #keep(notice: Notice): void {
    if (this.notices.some(({ id }) => id === notice.id)) return;
    this.notices.push(notice);
    this.#onNotice(notice);
  }
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
