import { expect, test } from 'vitest';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import { whatWords, whoWords } from '../../../client/web/model/waiting.js';

const NAMES = new Map([
  ['maya', 'Maya Manager'],
  ['google:7', 'Ada Author'],
]);
const nameOf = (id: string): string => NAMES.get(id) ?? id;

const says = (what: string) => whatWords({ waiting: { what, who: '', next: '', sentence: '' } }, nameOf);

test.each([
  ['Rejected by maya', 'Rejected by Maya Manager.'],
  ['Rejected by maya: not now: no', 'Rejected by Maya Manager: \u2068not now: no\u2069.'],
  ['Rejected by maya: one\ntwo', 'Rejected by Maya Manager: \u2068one\ntwo\u2069.'],
  ['Withdrawn by google:7: wrong flag', 'Withdrawn by Ada Author: \u2068wrong flag\u2069.'],
  ['Rejected by somebody', 'Rejected by somebody.'],
  [
    'Aborted, back at 0 % of its subjects (maya: stopped (at 5 %))',
    'Aborted, back at 0 % of its subjects (Maya Manager: \u2068stopped (at 5 %)\u2069).',
  ],
  ['Aborted: maya: אב 10 % 90', 'Aborted: Maya Manager: \u2068אב 10 % 90\u2069.'],
  ['Waiting for validation by QA (0 of 1)', 'Waiting for validation by QA (0 of 1).'],
])('"%s" is said with the name of who did it', (what, said) => {
  expect(says(what)).toBe(said);
});

const requirement = { open: true, eligible: ['maya', 'tom'], roles: ['manager', 'techLead'] };

const change = (more: object) =>
  ({
    ...{ status: 'review', authors: ['google:7'], waiting: { who: 'Can act: maya' } },
    ...{ requirements: [requirement, { ...requirement, open: false, eligible: ['quinn'], roles: ['qa'] }] },
    ...more,
  }) as unknown as ChangeBody;

test('who can act is said by name, of what is open', () => {
  expect(whoWords(change({}), nameOf)).toBe('Can act: Maya Manager, tom (manager or techLead).');
  expect(whoWords(change({ requirements: [{ ...requirement, eligible: [] }] }), nameOf)).toBe(
    'Nobody can act: it needs somebody else with manager or techLead.',
  );
});

test('of what is blocked its authors can act, and of what has ended nobody', () => {
  expect(whoWords(change({ status: 'blocked' }), nameOf)).toBe('Can act: Ada Author.');
  expect(whoWords(change({ waiting: { who: '' } }), nameOf)).toBe('');
});
