import { createPrivateKey, createSecretKey, type KeyObject } from 'node:crypto';
import { CompactSign, exportJWK, type JWK } from 'jose';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Command } from '../../../domain/command/command.js';
import { cryptoKey, generateKeys, publicPart } from '../../../proof/keys.js';
import { createSigner } from '../../../proof/sign.js';
import { createVerifier, type Verifier } from '../../../proof/verify.js';

const COMMAND: Command = {
  ...{ cmd: 'withdraw', project: 'p', sub: 'ada', roles: [], via: 'api', iat: 1, exp: 2, jti: 'j' },
  ...{ change: 'c', reason: 'r' },
};
const FORGED = { ok: false, error: 'FORGED' };
const keys = generateKeys();
let verifier: Verifier;
let token: string;
beforeAll(async () => {
  verifier = await createVerifier(keys.verify);
  token = await (await createSigner(keys.signing)).sign(COMMAND);
});

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const privateKey = (): KeyObject => createPrivateKey({ key: { ...keys.signing }, format: 'jwk' });

/** Signs anything with the right key, under any header. */
const signed = (payload: unknown, header: object = {}): Promise<string> =>
  new CompactSign(encode(payload))
    .setProtectedHeader({ alg: 'EdDSA', kid: keys.signing.kid, typ: 'sluice-command', ...header })
    .sign(privateKey());

test('a signed command comes back as it was signed', async () => {
  expect(await verifier.verify(token)).toEqual({ ok: true, value: COMMAND });
});

test('a retired key is known as long as it is listed', async () => {
  const next = generateKeys();
  const both = await createVerifier({ keys: [...next.verify.keys, ...keys.verify.keys] });
  expect((await both.verify(token)).ok).toBe(true);
  expect(await (await createVerifier(next.verify)).verify(token)).toEqual(FORGED);
});

test('a token without a signature is forged', async () => {
  const header = part({ alg: 'none', kid: keys.signing.kid, typ: 'sluice-command' });
  expect(await verifier.verify(`${header}.${part(COMMAND)}.`)).toEqual(FORGED);
});

test('the public key is no secret to sign with', async () => {
  const { x = '' } = keys.verify.keys[0] ?? {};
  const secrets = [
    Buffer.from(x, 'base64url'),
    Buffer.from(x),
    Buffer.from(JSON.stringify(keys.verify.keys[0])),
  ];
  for (const secret of secrets) {
    const header = { alg: 'HS256', kid: keys.signing.kid, typ: 'sluice-command' };
    const forged = new CompactSign(encode(COMMAND)).setProtectedHeader(header).sign(createSecretKey(secret));
    expect(await verifier.verify(await forged)).toEqual(FORGED);
  }
});

test.each([
  ['an unknown key id', { kid: 'unknown' }],
  ['no key id', { kid: undefined }],
  ['a key id that reaches a prototype', { kid: '__proto__' }],
  ['another type', { typ: 'JWT' }],
  ['no type', { typ: undefined }],
  ['a key of its own in the header', { kid: 'mine', jwk: { kty: 'OKP' } }],
])('a token with %s is forged', async (_, header) => {
  expect(await verifier.verify(await signed(COMMAND, header))).toEqual(FORGED);
});

test('a signature that holds over something that is no command is forged', async () => {
  for (const payload of [null, 7, 'x', [], {}, { ...COMMAND, cmd: 'sudo' }, { ...COMMAND, iat: 'now' }])
    expect(await verifier.verify(await signed(payload))).toEqual(FORGED);
});

test('a payload signed with another key of the same id is forged', async () => {
  const other = { ...generateKeys().signing, kid: keys.signing.kid };
  expect(await verifier.verify(await (await createSigner(other)).sign(COMMAND))).toEqual(FORGED);
});

test('every cut, every swap and every changed letter of a token is forged', async () => {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const broken = [
    '',
    '.',
    '..',
    head,
    `${head}.${payload}`,
    `${payload}.${head}.${signature}`,
    `${token}.`,
    ` ${token}`,
  ];
  for (const text of broken) expect(await verifier.verify(text)).toEqual(FORGED);
  await fc.assert(
    fc.asyncProperty(fc.nat(token.length - 1), async (at) => {
      // The last letter of a part may carry bits that no byte uses.
      const isLast = [head.length - 1, head.length + payload.length, token.length - 1].includes(at);
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(isLast || !(await verifier.verify(changed)).ok).toBe(true);
      expect((await verifier.verify(token.slice(0, at))).ok).toBe(false);
    }),
  );
});

test('a token beyond all measure is refused without trouble', async () => {
  expect(await verifier.verify('x'.repeat(5_000_000))).toEqual(FORGED);
  expect(await verifier.verify('a.'.repeat(100_000))).toEqual(FORGED);
});

test('the half that may leave the API cannot sign', async () => {
  const half = publicPart(keys.signing);
  expect(half).not.toHaveProperty('d');
  expect(half).toEqual(keys.verify.keys[0]);
  await expect(createSigner(half)).resolves.toBeDefined();
  await expect((await createSigner(half)).sign(COMMAND)).rejects.toThrow();
});

test('a symmetric key is no key here', async () => {
  const jwk: JWK = await exportJWK(createSecretKey(Buffer.alloc(32)));
  await expect(cryptoKey(jwk)).rejects.toThrow(TypeError);
});
