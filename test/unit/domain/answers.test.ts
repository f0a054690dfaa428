import { expect, test } from 'vitest';
import { answered, answerText, formOf } from '../../../domain/change/answers.js';
import { MANAGER_FORM, QA_FORM } from '../../../domain/policy/forms.js';

test('answers stand in the order of their questions, by their titles', () => {
  expect(answered(MANAGER_FORM, { conditions: ['at night'], approved: true })).toEqual([
    { question: 'Approved', answer: true },
    { question: 'Conditions', answer: ['at night'] },
  ]);
});

test('what is not asked comes last under the name of its field, whatever an object inherits', () => {
  expect(answered(MANAGER_FORM, { toString: 'x', constructor: 'y', approved: true })).toEqual([
    { question: 'Approved', answer: true },
    { question: 'toString', answer: 'x' },
    { question: 'constructor', answer: 'y' },
  ]);
  expect(answered(null, { approved: false })).toEqual([{ question: 'approved', answer: false }]);
});

test('the form of an earlier edition is known where the present one asks for the same', () => {
  const requirements = [
    { id: '2.aaa', form: MANAGER_FORM },
    { id: '2.bbb', form: QA_FORM },
  ];
  expect(formOf('1.bbb', requirements)).toBe(QA_FORM);
  expect(formOf('1.ccc', requirements)).toBeNull();
});

test('an answer is a text: yes or no for a tick, a line for each entry of a list', () => {
  expect([true, false, 'so\nand so', 3, null].map(answerText)).toEqual([
    'yes',
    'no',
    'so\nand so',
    '3',
    'null',
  ]);
  expect(answerText(['at night', 'slowly'])).toBe('at night\nslowly');
});
