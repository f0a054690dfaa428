import { expect, test } from 'vitest';
import type { StepBody } from '../../../client/http/wire/timeline.js';
import { told } from '../../../client/web/model/timeline.js';

const step = (more: Partial<StepBody>): StepBody => ({
  ...{ seq: 1, at: '2026-03-01T09:30:00Z', type: 'change.submitted', outcome: 'ok', via: 'ui', reason: '' },
  actor: { kind: 'person', id: 'ada' },
  ...{ code: null, edition: 1, requirementId: null, stage: null, units: null, answers: null },
  ...more,
});

const titles = new Map([['1.a', 'validation by QA']]);

test('who did what, to which requirement', () => {
  expect(told(step({ type: 'decision.approved', requirementId: '1.a', reason: 'fine' }), titles)).toEqual({
    ...{ who: 'ada', words: 'approved “validation by QA”', reason: 'fine', answers: [], tone: 'good' },
  });
});

test('what was answered stands in place of the comment, which is one of the answers', () => {
  const answers = [{ question: 'Comments', answer: 'fine' }];
  expect(told(step({ type: 'decision.approved', reason: 'fine', answers }), titles)).toMatchObject({
    reason: '',
    answers,
  });
});

test('a refusal says its code', () => {
  const refused = step({ type: 'command.refused', outcome: 'refused', code: 'SELF_APPROVAL' });
  expect(told(refused, titles)).toMatchObject({ words: 'was refused (SELF_APPROVAL)', tone: 'bad' });
});

test('a stage says its share, and that nobody had to act', () => {
  const set = step({
    type: 'rollout.stage',
    actor: { kind: 'system', id: 'sluice' },
    stage: 1,
    units: 25_000,
  });
  expect(told(set, titles)).toMatchObject({ who: null, words: 'stage 2: 25\u00a0%' });
});

test('somebody unknown and something new are told too', () => {
  const odd = step({ type: 'moon.rose', actor: { kind: 'unknown', id: 'unknown' } });
  expect(told(odd, titles)).toMatchObject({ who: 'somebody unknown', words: 'moon.rose', tone: 'plain' });
});
