import { randomBytes } from 'node:crypto';

/** Without letters and digits that are taken for one another when read aloud or typed. */
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';

/** How many of them: 30^7 is 2 × 10^10, and a start refuses an id that is taken. */
const LENGTH = 7;

/** A short id for people to type: `c-7k3m9qx`. The same seed (hex) gives the same id. */
export function changeId(seed = randomBytes(LENGTH * 2).toString('hex')): string {
  const letters = seed.match(/..../g) ?? [];
  return `c-${letters.slice(0, LENGTH).map(letterOf).join('')}`;
}

const letterOf = (four: string): string => ALPHABET[Number.parseInt(four, 16) % ALPHABET.length] ?? '';
