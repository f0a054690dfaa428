import { parseCron } from '../time/cron.js';
import { parseInstant } from '../time/instant.js';
import { parseTime } from '../time/recurrence.js';
import { isZone } from '../time/zone.js';
import { inside, integer, isText, list, must, oneOf, optional, shape, wrong } from './check.js';
import type { Check, Fields, Problem } from './check.js';

export const instant = must(
  (value) => isText(value) && !Number.isNaN(parseInstant(value)),
  'must be a time such as 2026-03-01T09:00Z, with its offset',
);

const timeOfDay = must(
  (value) => isText(value) && !Number.isNaN(parseTime(value)),
  'must be a time of day from 00:00 to 24:00',
);
const cron = must(
  (value) => isText(value) && value.length <= 256 && parseCron(value) !== null,
  'must be five numeric fields: minute, hour, date, month, weekday',
);
const zone = must((value) => isText(value) && isZone(value), 'must be a time zone such as Europe/Berlin');
const absent = must((value) => value === undefined, 'means nothing with this frequency');

const monthDay = must(
  (value) => integer(1, 31)(value) === undefined || value === -1,
  'must be a whole number from 1 to 31, or -1 for the last day',
);

const hours = { from: optional(timeOfDay), to: optional(timeOfDay), cron: absent, minutes: absent };

const BY_FREQUENCY: { readonly [freq: string]: Check } = {
  daily: shape({ ...hours, days: absent }, notEmpty),
  weekly: shape({ ...hours, days: list(integer(1, 7), 1) }, notEmpty),
  monthly: shape({ ...hours, days: list(monthDay, 1) }, notEmpty),
  cron: shape({ cron, minutes: integer(1, 1440), days: absent, from: absent, to: absent }),
};

function notEmpty({ from = '00:00', to = '24:00' }: Fields): Problem | undefined {
  return from === to ? inside('to', wrong('must differ from the beginning')) : undefined;
}

const frequency = shape({ freq: oneOf(...Object.keys(BY_FREQUENCY)) });

const recurrence: Check = (value) =>
  frequency(value) ?? BY_FREQUENCY[(value as { freq: string }).freq]?.(value);

/** When a rule may match. */
export const window = shape({
  notBefore: optional(instant),
  notAfter: optional(instant),
  recurrence: optional(recurrence),
  zone: optional(zone),
});
