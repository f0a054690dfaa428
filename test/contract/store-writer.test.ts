import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import { connect, whenReady, writerOptions } from '../../store/redis/connection.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

const url = new URL(inject('redisUrl'));

/** The writing client alone, with a command that shows every repetition. */
async function counting() {
  const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
  const writer = await connect(`redis://${proxy.host}:${proxy.port}`, writerOptions(1_000));
  const direct = new Redis(url.href);
  onTestFinished(async () => {
    writer.disconnect();
    direct.disconnect();
    await proxy.close();
  });
  const key = `writer-${randomUUID()}`;
  const count = async () => Number(await direct.get(key));
  return { proxy, writer, increment: () => writer.incr(key), count };
}

test('a command whose reply is lost fails and is never sent again by the client', async () => {
  const { proxy, writer, increment, count } = await counting();
  for (let sent = 1; sent <= 20; sent++) {
    await whenReady(writer, 1_000);
    proxy.cutAtNextReply();
    await expect(increment()).rejects.toThrow();
    expect(await count()).toBe(sent);
  }
  await whenReady(writer, 1_000);
  expect(await increment()).toBe(21);
});

test('what is written while nobody listens fails at once and does not run later', async () => {
  const { proxy, writer, increment, count } = await counting();
  proxy.refuse();
  await expect.poll(() => writer.status).not.toBe('ready');
  const late = increment();
  proxy.pass();
  await expect(late).rejects.toThrow();
  await whenReady(writer, 1_000);
  expect(await count()).toBe(0);
});
