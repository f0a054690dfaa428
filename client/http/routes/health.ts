import { z } from 'zod';
import type { Doctor } from '../../sdk/doctor.js';
import type { FlagReader } from '../../../store/port.js';
import { open, type Endpoint } from '../endpoint.js';
import { examination, health } from '../wire/health.js';

const none = z.strictObject({});

/** Whether the process lives, and whether it can serve: without its store it cannot, without Temporal it can. */
export const healthRoutes = (reader: Pick<FlagReader, 'governance'>): readonly Endpoint[] => [
  open(
    { method: 'get', path: '/healthz', summary: 'Whether the process lives', query: none, reply: health },
    () => Promise.resolve({ body: { status: 'ok' } }),
  ),
  open(
    { method: 'get', path: '/readyz', summary: 'Whether it can serve', query: none, reply: health },
    async () => {
      const founded = (await reader.governance()) !== null;
      return founded ? { body: { status: 'ok' } } : { status: 503, body: { status: 'not founded' } };
    },
  ),
];

/** Open, because it is needed most where nobody can sign in; it names no address and no secret. */
export const doctorRoute = (doctor: Doctor): Endpoint =>
  open(
    {
      method: 'get',
      path: '/doctor',
      summary: 'What is reachable, and what to do where it is not',
      query: none,
      reply: examination,
    },
    async () => ({ body: { items: await doctor.examine() } }),
  );
