import { randomBytes } from 'node:crypto';
import type { Attempt } from '../../report.js';
import type { Means } from '../means.js';
import { findOnPath } from '../on-path.js';
import { runTool } from '../tool.js';
import type { RedisProgram } from './program.js';

const IMAGE = 'docker.io/library/redis:7.2-alpine';
const ENGINES = ['docker', 'podman'];
const PORT_INSIDE = '6379';

export const redisInContainer: Means<RedisProgram> = {
  name: 'a container',
  obtain: async (attempt) => {
    const engine = await answeringEngine(attempt);
    if (engine === undefined) return undefined;
    attempt.report(`Redis: ${engine} pull ${IMAGE}`);
    await runTool({ command: engine, args: ['pull', IMAGE], silentMs: 20_000 }, attempt);
    return containerProgram(engine);
  },
};

/** A command line tool alone is not enough: the engine behind it has to answer. */
async function answeringEngine(attempt: Attempt): Promise<string | undefined> {
  for (const engine of ENGINES) {
    const path = await findOnPath(engine);
    if (path !== undefined && (await answers(path, attempt))) return path;
  }
  return undefined;
}

const answers = (engine: string, attempt: Attempt): Promise<boolean> =>
  runTool({ command: engine, args: ['info'], silentMs: 5_000 }, attempt).then(
    () => true,
    () => false,
  );

/** Published on loopback only; stopping the client stops and removes the container. */
export const containerProgram = (engine: string): RedisProgram => ({
  from: `${engine} with ${IMAGE}`,
  commandLine: ({ dir, port, options }) => ({
    command: engine,
    args: [
      ...['run', '--rm', '--name', `sluice-redis-${randomBytes(4).toString('hex')}`, ...ownership()],
      ...['--publish', `127.0.0.1:${port}:${PORT_INSIDE}`, '--volume', `${dir}:/data`, IMAGE],
      ...['redis-server', '--port', PORT_INSIDE, '--protected-mode', 'no', '--dir', '/data', ...options],
    ],
  }),
});

/** The files stay ours, so that they can be deleted and used by another means. */
const ownership = (): readonly string[] =>
  process.getuid === undefined || process.getgid === undefined
    ? []
    : ['--user', `${process.getuid()}:${process.getgid()}`];
