import { answerText, type Answered } from '../../../domain/change/answers.js';
import type { StepBody } from '../../http/wire/timeline.js';

/** A decision that was taken, with what was answered. */
export interface Decided {
  readonly verdict: 'approved' | 'rejected';
  readonly person: string;
  readonly edition: number | null;
  readonly at: string;
  readonly answers: readonly Answered[];
}

/** The decisions in a timeline, oldest first. */
export const decisionsIn = (steps: readonly StepBody[]): readonly Decided[] =>
  steps.flatMap(({ type, actor, edition, at, answers }) => {
    const verdict = type === 'change.rejected' ? 'rejected' : 'approved';
    return answers === null ? [] : [{ verdict, person: actor.id, edition, at, answers }];
  });

/** A line for who decided, then one for each question; an answer of several lines is set below it. */
export const decisionText = ({ verdict, person, edition, at, answers }: Decided): string =>
  [`  ${verdict}  edition ${edition ?? 0} by ${person} at ${at}`, ...answers.map(answeredText)].join('\n');

function answeredText({ question, answer }: Answered): string {
  const text = answerText(answer);
  const lines = text.split('\n');
  return lines.length === 1 ? `    ${question}: ${text}` : [`    ${question}:`, ...lines].join('\n      ');
}
