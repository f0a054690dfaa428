import { expect, test } from 'vitest';
import type { ChangeEvent } from '../../../domain/change/event.js';
import { newChange, reduce } from '../../../domain/change/reduce.js';
import { waitingFor } from '../../../domain/change/waiting-for.js';
import { REFUSAL } from '../../../domain/failure.js';
import { refusalSentence } from '../../../domain/refusal.js';
import { newRollout, reduceRollout, type RolloutEvent } from '../../../domain/rollout/reduce.js';
import { rolloutWaitingFor } from '../../../domain/rollout/waiting-for.js';
import { stages } from '../../support/requests.js';
import { preparedAs, REQUIREMENTS } from './life.js';

const plan = {
  target: { env: 'production', flag: 'f', rule: 'rollout-on' },
  startUnits: 0,
  stages: stages(3_600_000, 5, 100),
};
const prepared: ChangeEvent = {
  type: 'prepared',
  atMs: Date.UTC(2026, 0, 1),
  prepared: {
    ...preparedAs(1, ['ada']),
    plan,
    eligible: { [REQUIREMENTS(1)[0]?.id ?? '']: ['maya', 'tom'] },
  },
};
const sentenceAfter = (...events: readonly ChangeEvent[]): string =>
  waitingFor([prepared, ...events].reduce(reduce, newChange('p', 'c'))).sentence;

test.each<[string, readonly ChangeEvent[], string]>([
  [
    'in review',
    [],
    'Waiting for approval by a manager or tech lead (0 of 1) until 2026-01-04 00:00 UTC. ' +
      'Can act: maya, tom (manager or techLead in production). Next: sluice change approve c',
  ],
  ['being applied', [{ type: 'applying' }], 'Being applied now. Next: sluice change wait c'],
  [
    'blocked',
    [{ type: 'blocked', code: 'CONFLICT', detail: 'f moved' }],
    'Blocked (CONFLICT): f moved; tried again every hour. Can act: ada. Next: sluice change edit c',
  ],
  [
    'rolling',
    [{ type: 'applied' }],
    'Applied; its rollout is running. Next: sluice rollout watch production/f/rollout-on',
  ],
  ['expired', [{ type: 'expired' }], 'Expired: nobody decided in time.'],
  [
    'done',
    [{ type: 'applied' }, { type: 'rolled', status: 'done', ending: null }],
    'Applied, and every stage of its rollout was served.',
  ],
  ['aborted', [{ type: 'rolled', status: 'aborted', ending: 'maya: errors' }], 'Aborted: maya: errors.'],
  ['invalid', [{ type: 'invalid', ending: 'FORGED' }], 'Invalid: FORGED.'],
])('a change that is %s says so, who can act, and what to type', (_, events, sentence) => {
  expect(sentenceAfter(...events)).toBe(sentence);
});

test('a requirement nobody can meet says who is missing', () => {
  const nobody: ChangeEvent = { ...prepared, prepared: { ...prepared.prepared, eligible: {} } };
  expect(waitingFor(reduce(newChange('p', 'c'), nobody)).sentence).toContain(
    'Nobody can act: it needs somebody else with manager or techLead in production.',
  );
});

test('a change that nobody has prepared yet has a sentence as well', () => {
  expect(waitingFor(newChange('p', 'c')).sentence).toBe('Being prepared. Next: sluice change show c');
});

const rolledTo = (...events: readonly RolloutEvent[]): string => {
  const grant = { change: 'c', edition: 1, proposalHash: 'h' };
  return rolloutWaitingFor(events.reduce(reduceRollout, newRollout('p', grant, plan))).sentence;
};
const SET: RolloutEvent = { type: 'set', stage: 0, units: 5_000, atMs: Date.UTC(2026, 0, 1) };
const WHO = 'Anybody with a role there can stop it. Next: sluice rollout abort production/f/rollout-on';

test.each<[string, readonly RolloutEvent[], string]>([
  ['about to begin', [], `At 0 % of its subjects, stage 0 of 2; setting the next stage. ${WHO}`],
  ['waiting', [SET], `At 5 % of its subjects, stage 1 of 2; waiting until 2026-01-01 01:00 UTC. ${WHO}`],
  [
    'held',
    [SET, { type: 'held', code: 'DRIFT', detail: 'moved' }],
    `Held at 5 % of its subjects (DRIFT): moved. ${WHO}`,
  ],
  ['done', [SET, { type: 'done' }], 'Done at 5 % of its subjects.'],
  [
    'aborted',
    [SET, { type: 'aborted', units: 0, ending: 'ada: e' }],
    'Aborted, back at 0 % of its subjects (ada: e).',
  ],
])('a rollout that is %s says so', (_, events, sentence) => {
  expect(rolledTo(...events)).toBe(sentence);
});

const waiting = {
  what: 'Waiting for QA',
  who: 'Can act: quinn',
  next: 'sluice change approve c',
  sentence: '',
};

test.each(Object.values(REFUSAL))(
  'the refusal %s says what is missing, who can act and what to type',
  (code) => {
    const sentence = refusalSentence(code, '', waiting);
    expect(sentence).toMatch(
      new RegExp(`^Refused \\(${code}\\): [a-z].*\\. Can act: quinn\\. Next: sluice change approve c$`),
    );
    expect(sentence).not.toContain('undefined');
  },
);

test('a refusal names the field it is about, and what became of what has ended', () => {
  expect(refusalSentence('FORM', 'form.approved: missing', waiting)).toContain(
    'the form: form.approved: missing.',
  );
  const ended = { what: 'Rejected by maya', who: '', next: '', sentence: '' };
  expect(refusalSentence('CLOSED', '', ended)).toBe('Refused (CLOSED): it has ended. Rejected by maya.');
});
