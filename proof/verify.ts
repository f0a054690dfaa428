import { compactVerify, type CryptoKey, type CompactJWSHeaderParameters } from 'jose';
import { REFUSAL, type RefusalCode } from '../domain/failure.js';
import { err, ok, type Result } from '../domain/result.js';
import { isCommand } from '../domain/command/shape.js';
import type { Command, Token } from '../domain/command/command.js';
import { ALGORITHM, cryptoKey, type VerifyKeys } from './keys.js';

export interface Verifier {
  /** The command inside, if one of the known keys signed it. Expiry and meaning are for the caller to judge. */
  verify(token: Token): Promise<Result<Command, RefusalCode>>;
}

/** Checks signatures with public keys from the process's own configuration, never from the store. */
export async function createVerifier(jwks: VerifyKeys): Promise<Verifier> {
  const keys = new Map<string, CryptoKey>();
  for (const jwk of jwks.keys) keys.set(jwk.kid, await cryptoKey(jwk));
  return { verify: (token) => verify(token, keys) };
}

async function verify(
  token: Token,
  keys: ReadonlyMap<string, CryptoKey>,
): Promise<Result<Command, RefusalCode>> {
  try {
    const { payload } = await compactVerify(token, (header) => keyFor(header, keys), {
      algorithms: [ALGORITHM],
    });
    const command: unknown = JSON.parse(new TextDecoder().decode(payload));
    return isCommand(command) ? ok(command) : err(REFUSAL.FORGED);
  } catch {
    // Every way a token can be wrong ends the same for its sender: nothing to learn from the difference.
    return err(REFUSAL.FORGED);
  }
}

function keyFor(header: CompactJWSHeaderParameters, keys: ReadonlyMap<string, CryptoKey>): CryptoKey {
  const key = keys.get(header.kid ?? '');
  if (key === undefined || header.typ !== 'sluice-command') throw new TypeError('no such key');
  return key;
}
