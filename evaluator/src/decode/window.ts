import { parseCron } from '../time/cron.js';
import { parseInstant } from '../time/instant.js';
import { parseTime } from '../time/recurrence.js';
import { isZone } from '../time/zone.js';
import { all, integer, isText, list, oneOf, optional, shape, within } from './check.js';
import type { Check, Fields } from './check.js';

export const instant: Check = (value) => isText(value) && !Number.isNaN(parseInstant(value));

const timeOfDay = optional((value) => isText(value) && !Number.isNaN(parseTime(value)));
const cron: Check = (value) => isText(value) && value.length <= 256 && parseCron(value) !== null;
const zone: Check = (value) => isText(value) && isZone(value);
const absent = oneOf(undefined);
const lastDay = oneOf(-1);
const day = integer(1, 31);

const hours = { from: timeOfDay, to: timeOfDay, cron: absent, minutes: absent };

const BY_FREQUENCY: { readonly [freq: string]: Check } = {
  daily: shape({ ...hours, days: absent }),
  weekly: shape({ ...hours, days: list(integer(1, 7), 1) }),
  monthly: shape({
    ...hours,
    days: list((value, judged) => lastDay(value, judged) || day(value, judged), 1),
  }),
  cron: shape({ cron, minutes: integer(1, 1440), days: absent, from: absent, to: absent }),
};

const isDifferent: Check = (value, judged) => {
  const { from = '00:00', to = '24:00' } = value as Fields;
  return from !== to || within(judged, 'to');
};

const recurrence = all(
  shape({ freq: oneOf(...Object.keys(BY_FREQUENCY)) }),
  (value, judged) =>
    BY_FREQUENCY[String((value as Fields).freq)]?.(value, judged) === true && isDifferent(value, judged),
);

/** When a rule may match. */
export const window = shape({
  notBefore: optional(instant),
  notAfter: optional(instant),
  recurrence: optional(recurrence),
  zone: optional(zone),
});
