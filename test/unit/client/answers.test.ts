import { expect, test } from 'vitest';
import { answersFor } from '../../../client/cli/form/answers.js';
import { pickRequirement, type Requirement } from '../../../client/cli/form/pick.js';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import { MANAGER_FORM, QA_FORM } from '../../../domain/policy/forms.js';

const requirement = (key: string, more: Partial<Requirement>): Requirement => ({
  id: `1.${key}`,
  key,
  title: `decision of ${key}`,
  round: 1,
  roles: [key],
  count: 1,
  metBy: [],
  open: true,
  met: false,
  eligible: [],
  approveWhen: { field: 'approved', equals: true },
  form: MANAGER_FORM,
  deadline: null,
  ...more,
});

const manager = requirement('manager', { eligible: ['maya'] });
const qa = requirement('qa', {
  form: QA_FORM,
  approveWhen: { field: 'validated', equals: true },
  eligible: ['quinn'],
});
const options = { answer: [], complete: true };

test('an approval says yes by itself, and the comment goes where the form has room for it', () => {
  expect(answersFor(manager, 'approve', { ...options, comment: 'fine' })).toEqual({
    approved: true,
    comments: 'fine',
  });
});

test('answers become what the form says they are', () => {
  const answer = ['testResults=all = green', 'stagingVerified=true'];
  expect(answersFor(qa, 'approve', { ...options, answer, comment: 'n' })).toEqual({
    validated: true,
    testResults: 'all = green',
    stagingVerified: true,
    notes: 'n',
  });
});

test('an answer given several times is a list where the form wants one', () => {
  const answer = ['conditions=watch errors', 'conditions=tell support'];
  expect(answersFor(manager, 'approve', { ...options, answer })).toMatchObject({
    conditions: ['watch errors', 'tell support'],
  });
});

test('what is missing is named, before anything is sent', () => {
  expect(() => answersFor(qa, 'approve', options)).toThrow(/also asks for testResults, stagingVerified/);
});

test('whoever cannot count is not asked for answers first: their attempt is to be refused and recorded', () => {
  expect(answersFor(qa, 'approve', { ...options, complete: false })).toEqual({ validated: true });
});

test('a veto needs no answers', () => {
  expect(answersFor(qa, 'reject', { ...options, comment: 'no' })).toEqual({ notes: 'no' });
});

test.each(['mood=good', '__proto__=x', 'testResults', '=x'])('%j answers no field', (pair) => {
  expect(() => answersFor(qa, 'approve', { ...options, answer: [pair] })).toThrow(
    /answers no field; .*testResults/,
  );
});

test('a yes or no takes nothing else', () => {
  expect(() => answersFor(qa, 'approve', { ...options, answer: ['stagingVerified=maybe'] })).toThrow(
    /stagingVerified=true/,
  );
});

const change = { requirements: [manager, qa] } as unknown as ChangeBody;

test('the requirement is the one this person can meet', () => {
  expect(pickRequirement(change, 'quinn', undefined)?.key).toBe('qa');
  expect(pickRequirement(change, 'maya', undefined)?.key).toBe('manager');
});

test('somebody who can meet none gets the first that is open', () => {
  expect(pickRequirement(change, 'ada', undefined)?.key).toBe('manager');
});

test('whoever was a moment too late is sent to the requirement somebody else met, not to the next one', () => {
  const met = { ...manager, open: false, met: true, eligible: ['maya', 'tom'] };
  const raced = { requirements: [met, qa] } as unknown as ChangeBody;
  expect(pickRequirement(raced, 'tom', undefined)?.key).toBe('manager');
  expect(pickRequirement(raced, 'ada', undefined)?.key).toBe('qa');
});

test('a requirement can be named by key or id', () => {
  expect(pickRequirement(change, 'maya', 'qa')?.id).toBe('1.qa');
  expect(pickRequirement(change, 'maya', '1.qa')?.key).toBe('qa');
});
