/** Internet addresses and ranges of them. IPv4 addresses are held as IPv6 ones, in the range made for them. */
import { hostnameOf } from '../host.js';
import { truth, UNKNOWN } from './test.js';
import type { Look } from './test.js';

export interface Range {
  readonly address: bigint;
  /** So many of its last bits do not count. */
  readonly free: number;
}

/** An IPv4 address has so many bits, after a prefix. */
const V4_BITS = 32;
const V4_PREFIX = 0xffffn;

/** Four numbers, or groups with colons; at most as long as the longest address. */
const FORM = /^(?=.{2,45}$)(?:(?:\d+\.){3}\d+|[\da-f.]*:[\da-f.:]*)$/i;

const isV6 = (text: string): boolean => text.includes(':');
const groupsOf = (text = ''): readonly string[] => (text === '' ? [] : text.split(':'));

/** The number of an address; every runtime reads addresses, as part of locators. */
function parseAddress(text: string): bigint | null {
  if (!FORM.test(text)) return null;
  const host = hostnameOf(`[${isV6(text) ? text : `::ffff:${text}`}]`);
  if (host === null) return null;
  const [head = [], tail = []] = host.slice(1, -1).split('::').map(groupsOf);
  const zeros = new Array<string>(8 - head.length - tail.length).fill('0');
  return BigInt(`0x${[...head, ...zeros, ...tail].map((group) => group.padStart(4, '0')).join('')}`);
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

export function inCidr(operands: readonly string[]): Look {
  const ranges = operands.flatMap((operand) => parseRange(operand) ?? []);
  return (value) => {
    const address = typeof value === 'string' ? parseAddress(value) : null;
    return address === null ? UNKNOWN : truth(ranges.some((range) => isIn(address, range)));
  };
}
