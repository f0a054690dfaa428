import { keepRunning, type Kept } from '../processes/keep-running.js';
import type { Running } from '../processes/child.js';
import { startApp } from '../processes/app.js';
import type { LocalFailure } from '../failure.js';
import type { Attempt } from '../report.js';
import type { KeyFiles } from '../state/keys.js';
import type { TemporalAt } from './servers.js';

export interface AppsOptions {
  readonly project: string;
  readonly logs: string;
  readonly redisUrl: string;
  readonly temporal: TemporalAt;
  readonly apiPort: number;
  readonly keys: KeyFiles;
  readonly genesis: string;
  /** Where outcomes are sent; without it they are log lines. */
  readonly webhookUrl?: string;
  readonly attempt: Attempt;
  readonly onLost: (failure: LocalFailure) => void;
}

export const apiUrl = (port: number): string => `http://127.0.0.1:${port}`;

export const keepWorker = (options: AppsOptions): Promise<Kept<Running>> =>
  keepApp(options, {
    name: 'worker',
    main: 'worker/main.ts',
    variables: {
      ...shared(options),
      SLUICE_GENESIS_FILE: options.genesis,
      SLUICE_WEBHOOK_URL: options.webhookUrl,
      SLUICE_WEBHOOK_SECRET_FILE: options.webhookUrl === undefined ? undefined : options.keys.webhookSecret,
    },
  });

export const keepApi = (options: AppsOptions): Promise<Kept<Running>> =>
  keepApp(options, {
    name: 'api',
    main: 'client/http/main.ts',
    variables: {
      ...shared(options),
      SLUICE_SIGNING_KEY_FILE: options.keys.signing,
      SLUICE_AUTH_MODE: 'development',
      SLUICE_LISTEN: `127.0.0.1:${options.apiPort}`,
      SLUICE_PUBLIC_URL: apiUrl(options.apiPort),
      SLUICE_TEMPORAL_UI_URL: options.temporal.uiUrl,
      SLUICE_KILL_REDIS_URL: options.redisUrl,
    },
  });

interface App {
  readonly name: string;
  readonly main: string;
  readonly variables: { readonly [name: string]: string | undefined };
}

function keepApp(options: AppsOptions, app: App): Promise<Kept<Running>> {
  const { attempt, logs, onLost } = options;
  const start = () => startApp({ ...app, logs, attempt });
  return keepRunning({ name: app.name, start, attempt, onLost });
}

const shared = (options: AppsOptions) => ({
  SLUICE_REDIS_URL: options.redisUrl,
  SLUICE_PROJECT: options.project,
  SLUICE_TASK_QUEUE: `sluice-${options.project}`,
  SLUICE_VERIFY_KEYS_FILE: options.keys.verify,
  TEMPORAL_ADDRESS: options.temporal.address,
  TEMPORAL_NAMESPACE: options.temporal.namespace,
});
