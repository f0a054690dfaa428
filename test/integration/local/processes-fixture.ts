import { launch } from '../../../local/launch.js';
import { startRedis } from '../../../local/redis.js';
import { keepRunning } from '../../../local/processes/keep-running.js';
import { startChild } from '../../../local/processes/child.js';

/** A launcher as the real ones are: a Redis that is kept running and a process, which ignores SIGTERM if wanted. */
await launch(async ({ onLost, ...attempt }) => {
  const dir = process.argv[2] ?? '.';
  const name = 'Redis';
  const redis = await keepRunning({ name, start: () => startRedis({ dir }), attempt, onLost });
  const trap = process.argv[3] === 'stubborn' ? 'trap "" TERM; ' : '';
  const command = `${trap}while :; do sleep 1; done`;
  const other = await startChild({
    name: 'other',
    command: 'sh',
    args: ['-c', command],
    log: `${dir}/other.log`,
  });
  process.stdout.write(`${JSON.stringify([redis.current().pid, other.pid])}\n`);
  // A timer, because an abort signal alone does not keep a process alive.
  const timer = setInterval(() => undefined, 1_000);
  await new Promise((resolve) => attempt.signal.addEventListener('abort', resolve));
  clearInterval(timer);
  await Promise.all([redis.stop(), other.stop()]);
  attempt.signal.throwIfAborted();
});
