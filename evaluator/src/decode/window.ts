import { parseCron } from '../time/cron.js';
import { parseInstant } from '../time/instant.js';
import { parseTime } from '../time/recurrence.js';
import { isZone } from '../time/zone.js';
import { inside, integer, isText, list, must, oneOf, optional, shape, wrong } from './check.js';
import type { Check, Fields } from './check.js';

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
  (value) => value === -1 || (Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 31),
  'must be a whole number from 1 to 31, or -1 for the last day',
);

const hours = { from: optional(timeOfDay), to: optional(timeOfDay), cron: absent, minutes: absent };

const BY_FREQUENCY: { readonly [freq: string]: Check } = {
  daily: shape({ ...hours, days: absent }),
  weekly: shape({ ...hours, days: list(integer(1, 7), 1) }),
  monthly: shape({ ...hours, days: list(monthDay, 1) }),
  cron: shape({ cron, minutes: integer(1, 1440), days: absent, from: absent, to: absent }),
};

const frequency = shape({ freq: oneOf(...Object.keys(BY_FREQUENCY)) });

const recurrence: Check = (value, flag) => {
  const problem = frequency(value, flag);
  if (problem !== undefined) return problem;
  const { freq, from = '00:00', to = '24:00' } = value as Fields;
  return (
    BY_FREQUENCY[String(freq)]?.(value, flag) ??
    (from === to ? inside('to', wrong('must differ from the beginning')) : undefined)
  );
};

/** When a rule may match. */
export const window = shape({
  notBefore: optional(instant),
  notAfter: optional(instant),
  recurrence: optional(recurrence),
  zone: optional(zone),
});
