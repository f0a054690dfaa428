import { z } from 'zod';
import { list, time } from './shared.js';

export const person = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.record(z.string(), list(z.string())).meta({ description: 'role → environments, * for all' }),
});

export const session = z.object({ token: z.string(), expiresAt: time, person });
export type SessionBody = z.output<typeof session>;
export type PersonBody = z.output<typeof person>;
