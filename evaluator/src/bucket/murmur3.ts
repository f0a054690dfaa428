/**
 * MurmurHash3 x86 32-bit over the UTF-8 bytes of a text; those are built only where they are not its character codes.
 * Results are signed: an unsigned one would not fit a small integer and cost an allocation per decision.
 */
import { utf8 } from '../host.js';
import { unitAt } from '../text.js';

const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

const scramble = (block: number): number => {
  const mixed = Math.imul(block, C1);
  return Math.imul((mixed << 15) | (mixed >>> 17), C2);
};

const absorb = (hash: number, block: number): number => {
  const mixed = hash ^ scramble(block);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
};

const finish = (hash: number, bytes: number): number => {
  let h = hash ^ bytes;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

/** One character for each byte. */
const bytesOf = (text: string): string =>
  Array.from(utf8(text), (byte) => String.fromCharCode(byte)).join('');

/** Signed 32-bit hash of `text`; lone surrogates count as U+FFFD. */
export function hash32(text: string, seed: number, most = 0x7f): number {
  const length = text.length;
  const whole = length & ~3;
  let hash = seed | 0;
  let seen = 0;
  for (let i = 0; i < whole; i += 4) {
    const a = unitAt(text, i);
    const b = unitAt(text, i + 1);
    const c = unitAt(text, i + 2);
    const d = unitAt(text, i + 3);
    seen |= a | b | c | d;
    hash = absorb(hash, a | (b << 8) | (c << 16) | (d << 24));
  }
  let tail = 0;
  for (let i = length - 1; i >= whole; i--) {
    const unit = unitAt(text, i);
    seen |= unit;
    tail = (tail << 8) | unit;
  }
  if (seen > most) return hash32(bytesOf(text), seed, 0xff);
  return finish(length > whole ? hash ^ scramble(tail) : hash, length);
}
