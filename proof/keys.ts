import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { importJWK, type CryptoKey, type JWK } from 'jose';

/** A private Ed25519 key as JWK with `kid`: what `SLUICE_SIGNING_KEY` holds. */
export interface SigningKey extends JWK {
  readonly kid: string;
}

/** Public keys as JWK set: what `SLUICE_VERIFY_KEYS` holds. Retired keys stay while a ledger entry needs them. */
export interface VerifyKeys {
  readonly keys: readonly (JWK & { readonly kid: string })[];
}

export const ALGORITHM = 'EdDSA';

/** A new key pair; `kid` is random. */
export function generateKeys(): { readonly signing: SigningKey; readonly verify: VerifyKeys } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const jwk = privateKey.export({ format: 'jwk' }) as JWK;
  const signing = { ...jwk, kid: randomBytes(8).toString('hex'), alg: ALGORITHM };
  return { signing, verify: { keys: [publicPart(signing)] } };
}

/** The half that may leave the API. */
export function publicPart(signing: SigningKey): JWK & { readonly kid: string } {
  const { d: _secret, ...rest } = signing;
  return rest;
}

export async function cryptoKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM);
  if (key instanceof Uint8Array) throw new TypeError('the key is symmetric; an Ed25519 JWK is needed');
  return key;
}
