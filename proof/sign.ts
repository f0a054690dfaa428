import { CompactSign } from 'jose';
import { canonicalJson } from '../domain/proposal/canonical.js';
import type { Command, Token } from '../domain/command/command.js';
import { ALGORITHM, cryptoKey, type SigningKey } from './keys.js';

export interface Signer {
  /** The command as compact JWS. */
  sign(command: Command): Promise<Token>;
}

/** Signs commands for people who have been authenticated; only the API holds one. */
export async function createSigner(jwk: SigningKey): Promise<Signer> {
  const key = await cryptoKey(jwk);
  const header = { alg: ALGORITHM, kid: jwk.kid, typ: 'sluice-command' };
  const encode = (command: Command) => new TextEncoder().encode(canonicalJson(command));
  return { sign: (command) => new CompactSign(encode(command)).setProtectedHeader(header).sign(key) };
}
