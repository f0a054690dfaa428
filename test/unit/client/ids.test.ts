import { expect, test } from 'vitest';
import { requestId, requireRole, type Caller } from '../../../client/sdk/caller.js';
import { changeId } from '../../../client/sdk/change-id.js';
import { Failure } from '../../../client/sdk/failure.js';

const caller = (id: string, idempotencyKey?: string): Caller => ({
  person: { id, name: id, active: true, roles: { author: ['staging'] } },
  via: 'api',
  ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
});

test('a change id is short, easy to type and safe in a URL', () => {
  for (let i = 0; i < 200; i++) expect(changeId()).toMatch(/^c-[2-9a-hjkmnp-z]{7}$/);
});

test('change ids do not repeat soon', () => {
  expect(new Set(Array.from({ length: 2_000 }, () => changeId())).size).toBe(2_000);
});

test('the same seed gives the same id', () => {
  const seed = requestId(caller('ada', 'k1'), 'create');
  expect(changeId(seed)).toBe(changeId(seed));
});

test('an idempotency key stands for one request of one person', () => {
  const id = requestId(caller('ada', 'k1'), 'create');
  expect(requestId(caller('ada', 'k1'), 'create')).toBe(id);
  expect(requestId(caller('maya', 'k1'), 'create')).not.toBe(id);
  expect(requestId(caller('ada', 'k2'), 'create')).not.toBe(id);
  expect(requestId(caller('ada', 'k1'), 'withdraw c-1')).not.toBe(id);
});

test('without a key every request is its own', () => {
  expect(requestId(caller('ada'), 'create')).not.toBe(requestId(caller('ada'), 'create'));
});

test('a role is needed in every environment, and the missing ones are named', () => {
  expect(() => requireRole(caller('ada'), ['author'], ['staging'])).not.toThrow();
  expect(() => requireRole(caller('ada'), ['author'], ['staging', 'production'])).toThrow(Failure);
  expect(() => requireRole(caller('ada'), ['author'], ['staging', 'production'])).toThrow(/in production:/);
});
