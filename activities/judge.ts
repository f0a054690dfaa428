import { CLOCK_SKEW_MS, type Command, type Token } from '../domain/command/command.js';
import { REFUSAL, type RefusalCode } from '../domain/failure.js';
import { AUTHOR_ROLES, ineligible, isApproval, LOWERING_ROLES } from '../domain/policy/quorum.js';
import { holds, personOf, type Person } from '../domain/policy/people.js';
import type { Requirement } from '../domain/policy/requirement.js';
import type { MessageName } from '../domain/messages.js';
import type { ActivityDeps } from './deps.js';
import { governed } from './facts/governed.js';
import { LATE_JUDGEMENT_MS } from './facts/approvals.js';
import { commandOf } from './facts/command.js';
import { formProblem } from '../domain/schemas/form.js';

export interface JudgeInput {
  readonly token: Token;
  /** The message it came by. */
  readonly cmd: MessageName;
  readonly change: string;
  readonly rollout: string | null;
  readonly authors: readonly string[];
  readonly environments: readonly string[];
  readonly requirements: readonly Requirement[];
}

/** A verified command by somebody who may give it; or why not. Says nothing about the state it meets. */
export type Judged =
  | { readonly ok: true; readonly command: Command }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      /** Null where the signature does not hold. */
      readonly command: Command | null;
      readonly detail: string;
    };

/** Verifies a command and whether its person may give it. Without effect, so it runs as a local activity. */
export async function judge(deps: ActivityDeps, input: JudgeInput): Promise<Judged> {
  const verified = await commandOf(deps, input.token, input.cmd);
  if (!verified.ok) return { ok: false, code: verified.error, command: null, detail: '' };
  const command = verified.value;
  if (!isMeant(command, input)) return refused(command, REFUSAL.FOREIGN);
  if (isTooLate(command, await deps.store.now())) return refused(command, REFUSAL.EXPIRED);
  const { people } = await governed(deps);
  return judgePerson(command, personOf(people, command.sub), input);
}

function isMeant(command: Command, input: JudgeInput): boolean {
  const sameChange = 'change' in command && command.change === input.change;
  return sameChange && (!('rollout' in command) || command.rollout === input.rollout);
}

const isTooLate = (command: Command, nowMs: number): boolean =>
  command.iat * 1000 > nowMs + CLOCK_SKEW_MS || nowMs > command.exp * 1000 + LATE_JUDGEMENT_MS;

function judgePerson(command: Command, person: Person | undefined, input: JudgeInput): Judged {
  if (person === undefined || !person.active) return refused(command, REFUSAL.UNKNOWN_PERSON);
  const code = command.cmd === 'decide' ? null : roleProblem(command, person, input);
  if (code !== null) return refused(command, code);
  const requirement = requirementOf(command, input);
  return requirement === undefined
    ? { ok: true, command }
    : judgeDecision({ command, person, requirement, input });
}

const requirementOf = (command: Command, input: JudgeInput): Requirement | undefined =>
  command.cmd === 'decide' ? input.requirements.find((each) => each.id === command.requirementId) : undefined;

function judgeDecision(of: {
  command: Command;
  person: Person;
  requirement: Requirement;
  input: JudgeInput;
}): Judged {
  const { command, person, requirement, input } = of;
  const code = ineligible(person, requirement, input.authors);
  if (code !== null) return refused(command, code);
  if (command.cmd !== 'decide' || command.decision === 'reject') return { ok: true, command };
  const problem = formProblem(requirement.form, command.form);
  if (problem !== null) return refused(command, REFUSAL.FORM, problem);
  if (isApproval(command, requirement)) return { ok: true, command };
  const { field, equals } = requirement.approveWhen;
  return refused(
    command,
    REFUSAL.FORM,
    `form.${field} must be ${JSON.stringify(equals)} for an approval; else reject`,
  );
}

/** Only whoever wrote a change, or an admin there, takes it back; anybody who may write there may edit. */
function roleProblem(command: Command, person: Person, input: JudgeInput): RefusalCode | null {
  const { environments } = input;
  const isAuthor = input.authors.includes(person.id);
  const may = {
    control: () => holds(person, LOWERING_ROLES, environments),
    withdraw: () => isAuthor || holds(person, ['admin'], environments),
    edit: () => holds(person, AUTHOR_ROLES, environments),
  };
  const rule = command.cmd in may ? may[command.cmd as keyof typeof may] : () => false;
  return rule() ? null : REFUSAL.ROLE_MISSING;
}

const refused = (command: Command, code: RefusalCode, detail = ''): Judged => ({
  ok: false,
  code,
  command,
  detail,
});
