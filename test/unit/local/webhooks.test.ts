import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listenForWebhooks, type Notice, type WebhookListener } from '../../../local/demo/webhooks.js';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ....').toString('base64')}`;
const heard: Notice[] = [];
let listener: WebhookListener;

beforeEach(async () => {
  heard.length = 0;
  listener = await listenForWebhooks(secret, (notice) => heard.push(notice));
});
afterEach(() => listener.stop());

async function send(id: string, key = secret): Promise<number> {
  const body = JSON.stringify({
    type: 'change.done',
    data: { change: 'c-1', status: 'done', sentence: 'Done.' },
  });
  const at = new Date();
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(key).sign(id, at, body),
  };
  return (await fetch(listener.url, { method: 'POST', body, headers })).status;
}

test('a notice with a good signature is heard', async () => {
  expect(await send('change/demo/c-1/ended')).toBe(204);
  expect(heard).toEqual([{ id: 'change/demo/c-1/ended', change: 'c-1', status: 'done', sentence: 'Done.' }]);
});

test('a notice that is sent again is one notice', async () => {
  await send('change/demo/c-1/ended');
  expect(await send('change/demo/c-1/ended')).toBe(204);
  expect(listener.notices).toHaveLength(1);
});

test('a notice signed with another secret is refused and not heard', async () => {
  const other = `whsec_${Buffer.from('another secret, also of 32 bytes.').toString('base64')}`;
  expect(await send('change/demo/c-1/ended', other)).toBe(401);
  expect(listener.refused()).toBe(1);
  expect(heard).toEqual([]);
});
