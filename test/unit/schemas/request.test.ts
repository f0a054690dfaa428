import { expect, test } from 'vitest';
import { changeInputSchema, changeRequestSchema } from '../../../domain/schemas/change-request.js';
import { fieldErrors, plainWords } from '../../../domain/schemas/field-errors.js';
import { ON_OFF } from '../../support/requests.js';

const toggle = { op: 'toggle', env: 'production', flag: 'checkout', to: 'on' };
const request = { title: 'switch on', reason: 'tested', items: [toggle] };

const problems = (value: unknown) => {
  const parsed = changeInputSchema.safeParse(value, { error: plainWords });
  return parsed.success ? [] : fieldErrors(parsed.error);
};

const pointers = (value: unknown) => problems(value).map(({ pointer }) => pointer);

test('what a person need not say gets its default', () => {
  expect(changeInputSchema.parse(request)).toEqual({
    ...request,
    format: 1,
    apply: { mode: 'onApproval' },
    source: 'author',
  });
});

test('a person cannot call a change an import', () => {
  expect(pointers({ ...request, source: 'import' })).toEqual(['/source']);
});

test('the stored request has nothing left out', () => {
  expect(changeRequestSchema.safeParse(request).success).toBe(false);
  expect(changeRequestSchema.safeParse(changeInputSchema.parse(request)).success).toBe(true);
});

test('an unknown field is named, at any depth', () => {
  expect(problems({ ...request, resaon: 'typo', items: [{ ...toggle, percent: 5 }] })).toEqual([
    expect.objectContaining({ pointer: '/items/0/percent', code: 'UNKNOWN_FIELD' }),
    expect.objectContaining({ pointer: '/resaon', code: 'UNKNOWN_FIELD' }),
  ]);
});

test('an unknown operation is told with those there are', () => {
  const [problem] = problems({ ...request, items: [{ ...toggle, op: 'explode' }] });
  expect(problem).toMatchObject({ pointer: '/items/0/op' });
  expect(problem?.detail).toContain('rollout');
});

test.each([
  [0, '/stages/0/units'],
  [101_000, '/stages/0/units'],
  [2.5, '/stages/0/units'],
  ['5', '/stages/0/units'],
])('a stage of %j units is refused', (units, pointer) => {
  expect(pointers({ ...request, stages: [{ units }] })).toEqual([pointer]);
});

test('a reason that says nothing is none', () => {
  expect(pointers({ ...request, reason: '  ' })).toEqual(['/reason']);
});

test('texts and lists are bounded', () => {
  expect(pointers({ ...request, title: 'x'.repeat(201), reason: 'y'.repeat(2_001) })).toEqual([
    '/title',
    '/reason',
  ]);
  expect(pointers({ ...request, items: [] })).toEqual(['/items']);
  expect(pointers({ ...request, items: Array.from({ length: 51 }, () => toggle) })).toEqual(['/items']);
});

test('a key that could not stand in a URL is refused', () => {
  expect(pointers({ ...request, items: [{ ...toggle, flag: '../etc' }] })).toEqual(['/items/0/flag']);
});

test('of the kinds of condition the one that was meant is judged', () => {
  const rule = {
    id: 'r',
    priority: 1,
    enabled: true,
    when: [{ attr: 'plan', op: 'eq', values: [null] }],
    serve: { variant: 'on' },
  };
  const item = { op: 'create', env: 'production', flag: 'checkout', value: { ...ON_OFF, rules: [rule] } };
  expect(pointers({ ...request, items: [item] })[0]).toMatch(/^\/items\/0\/value\/rules\/0\/when\/0/);
});

test('a missing value of a variant is told', () => {
  const value = { ...ON_OFF, variants: [{ key: 'on' }] };
  expect(
    problems({ ...request, items: [{ op: 'create', env: 'production', flag: 'f', value }] }),
  ).toMatchObject([{ pointer: '/items/0/value/variants/0/value' }]);
});
