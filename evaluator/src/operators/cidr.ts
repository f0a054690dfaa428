/** Internet addresses and ranges of them. An IPv4 address written as IPv6 is the IPv4 address. */
import type { Operand } from '../flag.js';
import { truth, UNKNOWN } from './test.js';
import type { Look } from './test.js';

/** Sixteen bits to a word: two words are IPv4, eight are IPv6. */
type Words = readonly number[];

export interface Range {
  readonly words: Words;
  readonly bits: number;
}

const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const LONGEST = 45;

function parseV4(text: string): Words | null {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => OCTET.test(octet) && Number(octet) < 256)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = octets.map(Number);
  return [a * 256 + b, c * 256 + d];
}

/** Words of colon-separated groups, the last of which may be an IPv4 address; null where one is wrong. */
function parseGroups(text: string): Words | null {
  if (text === '') return [];
  const groups = text.split(':');
  const last = groups[groups.length - 1] ?? '';
  const tail = last.includes('.') ? parseV4(last) : GROUP.test(last) ? [parseInt(last, 16)] : null;
  const head = groups.slice(0, -1);
  if (tail === null || !head.every((group) => GROUP.test(group))) return null;
  return [...head.map((group) => parseInt(group, 16)), ...tail];
}

function parseV6(text: string): Words | null {
  const halves = text.split('::');
  const [start = '', end = ''] = halves;
  const head = parseGroups(start);
  const tail = parseGroups(end);
  if (head === null || tail === null || halves.length > 2 || (halves.length === 2 && start.includes('.')))
    return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

const isMapped = (words: Words): boolean =>
  words.length === 8 && words[5] === 0xffff && words.slice(0, 5).every((word) => word === 0);

function parseWords(text: string): Words | null {
  if (text.length > LONGEST) return null;
  return text.includes(':') ? parseV6(text) : parseV4(text);
}

function parseAddress(text: string): Words | null {
  const words = parseWords(text);
  return words !== null && isMapped(words) ? words.slice(6) : words;
}

/** `address/bits`, or one address. */
export function parseRange(text: string): Range | null {
  const [address = '', length, ...rest] = text.split('/');
  const words = parseWords(address);
  if (words === null || rest.length > 0 || (length !== undefined && !OCTET.test(length))) return null;
  const width = words.length * 16;
  const bits = Number(length ?? width);
  if (bits > width) return null;
  return isMapped(words) && bits >= 96 ? { words: words.slice(6), bits: bits - 96 } : { words, bits };
}

function isIn(address: Words, { words, bits }: Range): boolean {
  if (address.length !== words.length) return false;
  return words.every((word, at) => {
    const left = Math.min(16, Math.max(0, bits - at * 16));
    return (((address[at] ?? 0) ^ word) & (0xffff << (16 - left)) & 0xffff) === 0;
  });
}

export function inCidr(operands: readonly Operand[]): Look {
  const ranges = operands.flatMap((operand) => parseRange(String(operand)) ?? []);
  return (value) => {
    const address = typeof value === 'string' ? parseAddress(value) : null;
    return address === null ? UNKNOWN : truth(ranges.some((range) => isIn(address, range)));
  };
}
