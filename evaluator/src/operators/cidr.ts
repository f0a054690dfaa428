/** Internet addresses and ranges of them. IPv4 addresses are held as IPv6 ones, in the range made for them. */
import type { Operand } from '../flag.js';
import { truth, UNKNOWN } from './test.js';
import type { Look } from './test.js';

/** Eight words of sixteen bits. */
type Words = readonly number[];

export interface Range {
  readonly words: Words;
  readonly bits: number;
}

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const V4 = new RegExp(`(?<=:)${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}$`);
const GROUP = /^[0-9a-f]{1,4}$/i;
const LONGEST = 45;
/** So many bits stand before an IPv4 address. */
const V4_BITS = 96;

const isV6 = (text: string): boolean => text.includes(':');
const hex = (high: string, low: string): string => (Number(high) * 256 + Number(low)).toString(16);
const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));

function parseAddress(text: string): Words | null {
  if (text.length > LONGEST || !/[:.]/.test(text)) return null;
  const whole = isV6(text) ? text : `::ffff:${text}`;
  const grouped = whole.replace(V4, (_, ...[a, b, c, d]: [string, string, string, string]) =>
    [hex(a, b), hex(c, d)].join(':'),
  );
  const halves = grouped.split('::').map(groupsOf);
  const [head = [], tail = []] = halves;
  const missing = 8 - head.length - tail.length;
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return null;
  const groups = [...head, ...new Array<string>(missing).fill('0'), ...tail];
  return groups.every((group) => GROUP.test(group)) ? groups.map((group) => parseInt(group, 16)) : null;
}

/** `address/bits`, or one address. */
export function parseRange(text: string): Range | null {
  const [, address = '', length] = /^([^/]*)(?:\/(0|[1-9]\d{0,2}))?$/.exec(text) ?? [];
  const words = parseAddress(address);
  const bits = Number(length ?? 128) + (isV6(address) || length === undefined ? 0 : V4_BITS);
  return words === null || bits > 128 ? null : { words, bits };
}

const isV4 = (words: Words): boolean => words[5] === 0xffff && words.slice(0, 5).every((word) => word === 0);

const isIn = (address: Words, { words, bits }: Range): boolean =>
  (bits >= V4_BITS || !isV4(address)) &&
  words.every((word, at) => {
    const ignored = 16 - Math.min(16, Math.max(0, bits - at * 16));
    return (address[at] ?? 0) >> ignored === word >> ignored;
  });

export function inCidr(operands: readonly Operand[]): Look {
  const ranges = operands.flatMap((operand) => parseRange(String(operand)) ?? []);
  return (value) => {
    const address = typeof value === 'string' ? parseAddress(value) : null;
    return address === null ? UNKNOWN : truth(ranges.some((range) => isIn(address, range)));
  };
}
