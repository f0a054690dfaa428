import { z } from 'zod';
import { FULL_UNITS } from '../proposal/units.js';
import { attributePath, condition } from './condition.js';
import { label, prose, ruleId } from './text.js';

const position = z.int().min(0).max(FULL_UNITS);

const splitRange = z.strictObject({ variant: label, lo: position, hi: position });

const split = z.strictObject({
  by: attributePath.exactOptional(),
  ranges: z.array(splitRange).min(1).max(200),
});

export const serve = z.union([z.strictObject({ variant: label }), z.strictObject({ split })]);

const exposure = z.strictObject({ by: attributePath.exactOptional(), units: position });

const recurrence = z.strictObject({
  freq: z.enum(['daily', 'weekly', 'monthly', 'cron']),
  days: z.array(z.int().min(0).max(31)).exactOptional(),
  from: z.string().max(32).exactOptional(),
  to: z.string().max(32).exactOptional(),
  cron: z.string().max(128).exactOptional(),
  minutes: z.int().min(1).exactOptional(),
});

const instant = z.iso.datetime({ offset: true });

const window = z.strictObject({
  notBefore: instant.exactOptional(),
  notAfter: instant.exactOptional(),
  recurrence: recurrence.exactOptional(),
  zone: z.string().max(64).exactOptional(),
});

export const rule = z.strictObject({
  id: ruleId,
  name: prose.exactOptional(),
  description: prose.exactOptional(),
  priority: z.int(),
  enabled: z.boolean(),
  when: z.array(condition).max(50),
  window: window.exactOptional(),
  exposure: exposure.exactOptional(),
  serve,
  track: z.boolean().exactOptional(),
});
