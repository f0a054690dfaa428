import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { redisOnPath } from '../../../local/obtain/redis/path.js';
import { containerProgram } from '../../../local/obtain/redis/container.js';
import { listening, script } from '../../support/attempt.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-path-'));
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
});

const answering = (version: string) => `echo "Redis server v=${version} sha=00000000:0 malloc=libc bits=64"`;

test('a Redis on the PATH that is new enough is taken', async () => {
  const path = await script(folder, 'redis-server', answering('7.4.2'));
  const program = await redisOnPath.obtain(listening().attempt);
  expect(program?.commandLine({ dir: '/data', port: 7000, options: ['--save', ''] })).toEqual({
    command: path,
    args: ['--port', '7000', '--bind', '127.0.0.1', '--dir', '/data', '--save', ''],
  });
});

test('an old Redis is passed over for a Valkey, and the person learns why', async () => {
  const old = await script(folder, 'redis-server', answering('6.2.14'));
  await script(folder, 'valkey-server', 'echo "Valkey server v=8.0.1 sha=00000000:0"');
  const { attempt, lines } = listening();
  expect((await redisOnPath.obtain(attempt))?.from).toBe(`${join(folder, 'valkey-server')} (8.0)`);
  expect(lines).toEqual([`${old} is 6.2; 7.0 or newer is needed`]);
});

test('a program that tells no version is passed over', async () => {
  const broken = await script(folder, 'redis-server', 'exit 1');
  await script(folder, 'valkey-server', 'echo hello');
  const { attempt, lines } = listening();
  expect(await redisOnPath.obtain(attempt)).toBeUndefined();
  expect(lines[0]).toBe(`${broken} does not tell its version; 7.0 or newer is needed`);
});

test('a container publishes its port on loopback only', () => {
  const place = { dir: '/state/redis', port: 7001, options: ['--appendonly', 'yes'] };
  const { args } = containerProgram('docker').commandLine(place);
  expect(args).toContain('127.0.0.1:7001:6379');
  expect(args).toContain('/state/redis:/data');
  expect(args.slice(-2)).toEqual(['--appendonly', 'yes']);
});
