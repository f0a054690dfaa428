/**
 * What belongs in the fields of a record, in the words of whoever has to write it. Only checking and decoding for others
 * reach it. All of it stays plain: what has to be put together at the start could not be left out of an app.
 */

const NAME = 'a text of 1 to 256 characters, and no reserved word';
export const INSTANT = 'a time with its offset, such as 2026-03-01T09:00Z';
const PATH = 'a name, a JSON pointer or a list of names';
export const SUBJECTS = 'a list of texts that are not empty, or safe integers';
const TEXT = 'a text';
const TRUTH = 'true or false';
const UNITS = 'a whole number from 0 to 100000';

/** By the name of the field; a wrong element is told as the list that it stands in. */
export const BELONGS: { readonly [field: string]: string | undefined } = {
  '': 'a JSON object of the fields of such a record',
  format: '1, the only format this reader knows',
  key: 'a text of 1 to 256 characters, and no reserved word; the same as in the store, and used once',
  id: 'a text of 1 to 256 characters, and no reserved word; not beginning with $, and used once',
  name: TEXT,
  description: TEXT,
  salt: TEXT,
  tags: 'a list of texts',
  type: 'boolean, string, number or json',
  state: 'active, disabled or archived',
  version: 'a whole number, 1 or more',
  bucketing: 'm3.1, the only one this reader knows',
  variants: 'a list of at least one variant, each {key, value}; of a prerequisite, of their names',
  value: "of the flag's type: a text, true or false, a finite number, or JSON of at most 20 levels",
  offVariant: 'a variant of the flag',
  variant: 'a variant of the flag',
  prerequisites: 'a list of {flag, variants}',
  flag: NAME,
  overrides: 'a list of {by, values, variant, expiresAt}',
  expiresAt: INSTANT,
  by: PATH,
  attr: PATH,
  rules: 'a list of at most 200 rules',
  priority: 'a finite number',
  enabled: TRUTH,
  track: TRUTH,
  negate: TRUTH,
  clientVisible: TRUTH,
  when: 'a list of conditions',
  anyOf:
    'a list of at least one condition, none of which is another anyOf; of a segment, of names of segments',
  op: 'an operator that this reader knows',
  ci: 'true or false, and true only for an operator that compares texts or lists',
  lenient: 'true or false, and true only for an operator that compares versions',
  window: 'an object such as {notBefore, notAfter, recurrence, zone}',
  notBefore: INSTANT,
  notAfter: INSTANT,
  zone: 'a time zone such as Europe/Berlin',
  recurrence: 'an object such as {freq, days, from, to}',
  freq: 'daily, weekly, monthly or cron',
  days: 'a list of days, 1 (Monday) to 7 if weekly, 1 to 31 or -1 (the last) if monthly; else absent',
  from: 'a time of day from 00:00 to 24:00; absent with cron',
  to: 'a time of day from 00:00 to 24:00 other than the beginning; absent with cron',
  cron: 'five numeric fields: minute, hour, date, month, weekday; absent without freq cron',
  minutes: 'a whole number from 1 to 1440; absent without freq cron',
  exposure: 'an object such as {by, units}',
  units: UNITS,
  lo: UNITS,
  hi: UNITS,
  serve: 'either {variant} or {split}',
  split: 'an object such as {by, ranges}',
  ranges: 'shares of {variant, lo, hi}, each beginning where the one before it ends, from 0 to 100000',
  metadata: 'an object of texts, finite numbers, true and false',
  include: SUBJECTS,
  exclude: SUBJECTS,
  parent: NAME,
};
