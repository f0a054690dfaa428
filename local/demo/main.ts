import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEnvironment } from '../environment/index.js';
import { freePorts } from '../environment/ports.js';
import { StopList } from '../environment/stop-list.js';
import { launch, type Launch } from '../launch.js';
import { keysIn } from '../state/keys.js';
import { tell } from './chapters/index.js';
import { createNarrator } from '../narrator.js';
import { optionsFrom, type DemoOptions } from './options.js';
import { cast } from '../people.js';
import { listenForWebhooks } from './webhooks.js';

/** Plays the story in an environment of its own, which is gone afterwards. */
async function main(started: Launch): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  const dir = await mkdtemp(join(tmpdir(), 'sluice-demo-'));
  const stops = new StopList();
  stops.add(() => rm(dir, { recursive: true, force: true }));
  try {
    await play(started, { ...options, dir, stops });
  } finally {
    await stops.run();
  }
}

interface Stage extends DemoOptions {
  readonly dir: string;
  readonly stops: StopList;
}

async function play({ report, signal, onLost }: Launch, { file, byHand, dir, stops }: Stage): Promise<void> {
  const narrator = createNarrator((line) => void process.stdout.write(`${line}\n`));
  const { webhookSecret } = await keysIn(join(dir, 'keys'));
  const secret = await readFile(webhookSecret, 'utf8');
  const tellNotice = (notice: { sentence: string }) =>
    narrator.aside(`webhook, signature good: ${notice.sentence}`);
  const webhooks = stops.keep(await listenForWebhooks(secret, tellNotice));
  const shared = { dir, project: projectName(), ports: await freePorts(), webhookUrl: webhooks.url };
  const environment = stops.keep(await startEnvironment({ ...shared, attempt: { report, signal }, onLost }));
  narrator.say(
    `Temporal ${environment.temporal.address}, Redis ${environment.redisUrl}, API ${environment.apiUrl}`,
  );
  narrator.say(`The page: ${environment.apiUrl}`);
  const began = Date.now();
  const people = cast({ apiUrl: environment.apiUrl, stateHome: dir, narrator, signal });
  await tell({ environment, narrator, file, byHand, webhooks, signal, ...people });
  narrator.say(`The story ended well, after ${Math.round((Date.now() - began) / 1000)} s.`);
}

/** Servers that were named may hold other projects; our own are empty. */
const projectName = (): string =>
  process.env['SLUICE_REDIS_URL'] === undefined && process.env['TEMPORAL_ADDRESS'] === undefined
    ? 'demo'
    : `demo-${randomBytes(4).toString('hex')}`;

await launch(main);
