import { z } from 'zod';

/** Kinds of settings that more than one process reads. */

export const redisUrl = z
  .string({ error: 'is missing: the Redis of the flag store' })
  .regex(/^rediss?:\/\//, 'must be a redis:// or rediss:// address');

export const jsonText = z.string({ error: 'is missing' }).transform((text, check): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    check.addIssue('must be JSON');
    return z.NEVER;
  }
});

/** Public keys that commands are signed with. */
export const verifyKeys = jsonText.pipe(
  z.object(
    { keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) },
    { error: 'must be a JWK set: {"keys": [{"kty": "OKP", "kid": …}]}' },
  ),
);
