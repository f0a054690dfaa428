/** Internet addresses and ranges of them. IPv4 addresses are held as IPv6 ones, in the range made for them. */
import type { Operand } from '../flag.js';
import { truth, UNKNOWN } from './test.js';
import type { Look } from './test.js';

export interface Range {
  readonly address: bigint;
  /** So many of its last bits do not count. */
  readonly free: number;
}

const V4 = /(?:(?:^|\.)(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){4}$/;
const GROUP = /^[\da-f]{1,4}$/i;
const LONGEST = 45;
/** An IPv4 address has so many bits, after a prefix. */
const V4_BITS = 32;
const V4_PREFIX = 0xffffn;

const isV6 = (text: string): boolean => text.includes(':');
const hex = (value: string, base: number, digits: number): string =>
  parseInt(value, base).toString(16).padStart(digits, '0');
const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));

/** The two groups that an IPv4 address makes. */
function groupsOfV4(text: string): string {
  const [a, b, c, d] = text.split('.').map((octet) => hex(octet, 10, 2));
  return `${a}${b}:${c}${d}`;
}

function parseAddress(text: string): bigint | null {
  if (text.length > LONGEST || !/[:.]/.test(text)) return null;
  const whole = isV6(text) ? text : `::ffff:${text}`;
  const halves = whole
    .replace(/(?<=:)[^:]+$/, (last) => (V4.test(last) ? groupsOfV4(last) : last))
    .split('::')
    .map(groupsOf);
  const [head = [], tail = []] = halves;
  const missing = 8 - head.length - tail.length;
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return null;
  const groups = [...head, ...new Array<string>(missing).fill('0'), ...tail];
  return groups.every((group) => GROUP.test(group))
    ? BigInt(`0x${groups.map((group) => hex(group, 16, 4)).join('')}`)
    : null;
}

/** `address/bits`, or one address. */
export function parseRange(text: string): Range | null {
  const [, address = '', bits] = /^([^/]*)(?:\/(0|[1-9]\d{0,2}))?$/.exec(text) ?? [];
  const parsed = parseAddress(address);
  const all = isV6(address) ? 128 : V4_BITS;
  const free = all - Number(bits ?? all);
  return parsed === null || free < 0 ? null : { address: parsed, free };
}

const isIn = (address: bigint, range: Range): boolean =>
  (range.free <= V4_BITS || address >> BigInt(V4_BITS) !== V4_PREFIX) &&
  (address ^ range.address) >> BigInt(range.free) === 0n;

export function inCidr(operands: readonly Operand[]): Look {
  const ranges = operands.flatMap((operand) => parseRange(String(operand)) ?? []);
  return (value) => {
    const address = typeof value === 'string' ? parseAddress(value) : null;
    return address === null ? UNKNOWN : truth(ranges.some((range) => isIn(address, range)));
  };
}
