/**
 * MurmurHash3 x86 32-bit over the UTF-8 bytes of a text, without building those bytes.
 * Results are signed: an unsigned one would not fit a small integer and cost an allocation per decision.
 */
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

/** Signed 32-bit hash of `text`; lone surrogates count as U+FFFD. */
export function hash32(text: string, seed: number): number {
  const length = text.length;
  const whole = length & ~3;
  let hash = seed | 0;
  let seen = 0;
  for (let i = 0; i < whole; i += 4) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    const c = text.charCodeAt(i + 2);
    const d = text.charCodeAt(i + 3);
    seen |= a | b | c | d;
    hash = absorb(hash, a | (b << 8) | (c << 16) | (d << 24));
  }
  let tail = 0;
  for (let i = length - 1; i >= whole; i--) {
    const unit = text.charCodeAt(i);
    seen |= unit;
    tail = (tail << 8) | unit;
  }
  if (seen > 127) return hashUnicode(text, seed);
  return finish(length > whole ? hash ^ scramble(tail) : hash, length);
}

function hashUnicode(text: string, seed: number): number {
  let hash = seed | 0;
  let block = 0;
  let bytes = 0;
  const push = (byte: number): void => {
    block |= byte << ((bytes & 3) << 3);
    bytes++;
    if ((bytes & 3) !== 0) return;
    hash = absorb(hash, block);
    block = 0;
  };
  for (const character of text) pushCharacter(character.codePointAt(0) ?? 0, push);
  return finish((bytes & 3) === 0 ? hash : hash ^ scramble(block), bytes);
}

/** First byte of a sequence, by the number of bytes that follow it. */
const leadingBits = (following: number): number => (0xff00 >> (following + 1)) & 0xff;

function pushCharacter(point: number, push: (byte: number) => void): void {
  const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
  if (code < 0x80) {
    push(code);
    return;
  }
  const extra = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  push(leadingBits(extra) | (code >> (extra * 6)));
  for (let left = extra - 1; left >= 0; left--) push(0x80 | ((code >> (left * 6)) & 0x3f));
}
