import { expect, test } from 'vitest';
import { MANAGER_FORM, QA_FORM } from '../../../domain/policy/forms.js';
import { answersOf, blank, fieldsOf, problemsOf, textsOf } from '../../../client/web/model/form.js';

const manager = fieldsOf(MANAGER_FORM);
const qa = fieldsOf(QA_FORM);

test('the manager is asked for a yes, comments and conditions', () => {
  expect(manager.map(({ name, kind, required }) => [name, kind, required])).toEqual([
    ['approved', 'yes', true],
    ['comments', 'text', false],
    ['conditions', 'list', false],
  ]);
});

test('QA is asked for two ticks, test results and notes', () => {
  expect(qa.map(({ name, kind, required, title }) => [name, kind, required, title])).toEqual([
    ['validated', 'yes', true, 'Validated'],
    ['testResults', 'text', true, 'Test results'],
    ['stagingVerified', 'yes', true, 'Verified in staging'],
    ['notes', 'text', false, 'Notes'],
  ]);
});

test('ticks are always said, empty answers are left out, empty lines too', () => {
  expect(answersOf(manager, blank(manager))).toEqual({ approved: false });
  const draft = { approved: true, comments: ' ', conditions: ['only at night', '', ' '] };
  expect(answersOf(manager, draft)).toEqual({ approved: true, conditions: ['only at night'] });
});

test('what is required and missing is named', () => {
  expect(problemsOf(qa, blank(qa))).toEqual({ testResults: 'Test results is missing' });
  expect(problemsOf(qa, { ...blank(qa), testResults: 'green' })).toEqual({});
});

test('too long and too many are named', () => {
  expect(problemsOf(manager, { comments: 'x'.repeat(2001) })).toEqual({
    comments: '2001 characters, and may have 2000',
  });
  const conditions = Array.from({ length: 21 }, (_each, i) => `c${i}`);
  expect(problemsOf(manager, { conditions })).toEqual({ conditions: 'at most 20 of them' });
  expect(problemsOf(manager, { conditions: ['y'.repeat(2001)] })).toHaveProperty('conditions');
});

test('of an answer to an earlier edition texts stay, and ticks do not', () => {
  const draft = { approved: true, comments: 'in small steps', conditions: ['at night'], gone: 'x' };
  expect(textsOf(manager, draft)).toEqual({
    approved: false,
    comments: 'in small steps',
    conditions: ['at night'],
  });
  const risk = fieldsOf({ type: 'object', properties: { risk: { type: 'string', enum: ['low', 'high'] } } });
  expect(textsOf(risk, { risk: 'low' })).toEqual({ risk: '' });
});

test('choices, short lines and numbers have fields of their own', () => {
  const fields = fieldsOf({
    type: 'object',
    properties: {
      risk: { type: 'string', enum: ['low', 'high'] },
      ticket: { type: 'string', maxLength: 20 },
      people: { type: 'integer' },
    },
  });
  expect(fields.map(({ kind }) => kind)).toEqual(['choice', 'line', 'number']);
  expect(fields[0]?.choices).toEqual(['low', 'high']);
  expect(answersOf(fields, { risk: 'low', ticket: '', people: '3' })).toEqual({ risk: 'low', people: 3 });
  expect(problemsOf(fields, { people: 'three' })).toEqual({ people: 'people is no number' });
});

test('a form this page cannot ask is not asked by halves', () => {
  expect(() => fieldsOf({ type: 'object', properties: { deep: { type: 'object' } } })).toThrow(TypeError);
  expect(() => fieldsOf({ type: 'array' })).toThrow(TypeError);
});
