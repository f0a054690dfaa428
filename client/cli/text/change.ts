import type { ChangeBody } from '../../http/wire/change.js';
import { decisionText, type Decided } from './decision.js';

/** A change as people read it, with what was decided where that was asked for; the last line is the sentence that says what it waits for. */
export function changeText(change: ChangeBody & { readonly decisions?: readonly Decided[] }): string {
  return [
    `${change.id}  ${change.status}  ${change.title}`,
    `  asked by ${change.authors.join(', ') || change.requester || 'nobody yet'}, edition ${change.edition}`,
    ...(change.reason === '' ? [] : [`  because: ${change.reason}`]),
    ...(change.ticket === null ? [] : [`  ticket ${change.ticket}`]),
    ...change.summary.map((words) => `  ${words}`),
    ...change.requirements.map(requirementText),
    ...(change.decisions ?? []).map(decisionText),
    ...change.refusals.map(refusalText),
    ...(change.rollout === null ? [] : [`  rollout ${change.rollout}`]),
    ...(change.workflow.url === null ? [] : [`  history ${change.workflow.url}`]),
    change.waiting.sentence,
  ].join('\n');
}

type Requirement = ChangeBody['requirements'][number];

function requirementText({ key, title, met, metBy, count }: Requirement): string {
  const by = metBy.length === 0 ? '' : ` by ${metBy.join(', ')}`;
  return `  ${met ? 'met ' : 'open'}  ${key}: ${title} (${metBy.length} of ${count}${by})`;
}

const refusalText = ({ cmd, sub, code, at }: ChangeBody['refusals'][number]): string =>
  `  refused  ${cmd} by ${sub ?? 'nobody known'}: ${code} at ${at}`;
