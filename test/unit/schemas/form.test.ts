import { expect, test } from 'vitest';
import { formProblem } from '../../../domain/schemas/form.js';
import { MANAGER_FORM, QA_FORM } from '../../../domain/policy/forms.js';

test.each([
  [MANAGER_FORM, { approved: true }],
  [MANAGER_FORM, { approved: false, comments: 'no', conditions: ['a', 'b'] }],
  [QA_FORM, { validated: true, testResults: 'green', stagingVerified: true, notes: '' }],
])('answers that fit are taken', (schema, answers) => {
  expect(formProblem(schema, answers)).toBeNull();
});

test.each([
  [MANAGER_FORM, {}, /^form\.approved: /],
  [MANAGER_FORM, { approved: 1 }, /^form\.approved: /],
  [MANAGER_FORM, { approved: true, conditions: 'all' }, /^form\.conditions: /],
  [MANAGER_FORM, { approved: true, conditions: [7] }, /^form\.conditions\.0: /],
  [MANAGER_FORM, { approved: true, comments: 'x'.repeat(2_001) }, /^form\.comments: /],
  [MANAGER_FORM, { approved: true, extra: 1 }, /extra/],
  [QA_FORM, { validated: true, testResults: 'green' }, /^form\.stagingVerified: /],
])('answers that do not fit name their field', (schema, answers, problem) => {
  expect(formProblem(schema, answers as Parameters<typeof formProblem>[1])).toMatch(problem);
});
