import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { generateKeys, publicPart, type SigningKey, type VerifyKeys } from '../../proof/keys.js';
import { privateFolder } from './folder.js';
import { readIfThere, writePrivate } from './file.js';

/** Files with the secrets of an environment. */
export interface KeyFiles {
  /** For the API alone. */
  readonly signing: string;
  /** For the worker. */
  readonly verify: string;
  /** Shared with whoever receives webhooks. */
  readonly webhookSecret: string;
  readonly signingKey: SigningKey;
}

/** The keys in that folder; made on the first start. */
export async function keysIn(folder: string): Promise<KeyFiles> {
  await privateFolder(folder);
  const signing = join(folder, 'signing-key.json');
  const verify = join(folder, 'verify-keys.json');
  const webhookSecret = join(folder, 'webhook-secret');
  const text = await kept(signing, () => JSON.stringify(generateKeys().signing));
  const signingKey = JSON.parse(text) as SigningKey;
  const verifyKeys: VerifyKeys = { keys: [publicPart(signingKey)] };
  await kept(verify, () => JSON.stringify(verifyKeys));
  await kept(webhookSecret, () => `whsec_${randomBytes(32).toString('base64')}`);
  return { signing, verify, webhookSecret, signingKey };
}

async function kept(path: string, make: () => string): Promise<string> {
  const there = await readIfThere(path);
  if (there !== undefined) return there;
  const made = make();
  await writePrivate(path, made);
  return made;
}
