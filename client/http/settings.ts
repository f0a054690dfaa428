import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Result } from '../../domain/result.js';
import { readSettings, type Variables } from '../../domain/schemas/settings.js';
import { jsonText, redisUrl, verifyKeys } from '../../domain/schemas/setting-values.js';
import { key } from '../../domain/schemas/text.js';
import type { SigningKey } from '../../proof/keys.js';

const signingKey = jsonText.pipe(
  z.custom<SigningKey>(
    (value) => isRecord(value) && typeof value['kid'] === 'string' && typeof value['d'] === 'string',
    'must be a private Ed25519 JWK with kid',
  ),
);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Only the development sign-in is there, and it asks nobody for proof: it must not be reachable from elsewhere. */
const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;

const isLoopback = (host: string): boolean => LOOPBACK.test(host);

const listen = z
  .string()
  .refine(
    (text) => /:\d{1,5}$/.test(text) && isLoopback(text.replace(/:\d{1,5}$/, '')),
    'must be a loopback address such as 127.0.0.1:7400, because SLUICE_AUTH_MODE is development',
  )
  .default('127.0.0.1:7400')
  .transform((text) => ({
    host: text.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''),
    port: Number(text.replace(/^.*:/, '')),
  }));

/** The same where the address is given by name: a proxy in front would offer the sign-in to whoever reaches it. */
const publicUrl = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => URL.canParse(url) && isLoopback(new URL(url).hostname),
    'must have a loopback address as its host, because SLUICE_AUTH_MODE is development',
  );

const schema = z.object({
  SLUICE_REDIS_URL: redisUrl,
  SLUICE_KILL_REDIS_URL: redisUrl.optional(),
  SLUICE_PROJECT: key,
  SLUICE_TASK_QUEUE: z.string().min(1).default('sluice'),
  TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  SLUICE_SIGNING_KEY: signingKey,
  SLUICE_VERIFY_KEYS: verifyKeys,
  SLUICE_AUTH_MODE: z.literal('development', 'must be "development", the one way to sign in there is so far'),
  SLUICE_LISTEN: listen,
  SLUICE_PUBLIC_URL: publicUrl.optional(),
  SLUICE_TEMPORAL_UI_URL: z.url({ protocol: /^https?$/ }).optional(),
  SLUICE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Settings = z.output<typeof schema>;

/** The settings of the API process, or everything that is wrong with them, each line naming its variable. */
export const settingsFrom = (variables: Variables): Result<Settings, readonly string[]> =>
  readSettings(schema, variables, (path) => readFileSync(path, 'utf8'));
