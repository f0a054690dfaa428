import { canonicalJson } from '../proposal/canonical.js';
import { REFUSAL, type RefusalCode } from '../failure.js';
import { holds, personOf, type People, type Person } from './people.js';
import type { Requirement } from './requirement.js';
import type { DecideCommand } from '../command/command.js';

/** Roles that may write changes and take them back. */
export const AUTHOR_ROLES: readonly string[] = ['author', 'admin'];

/** Roles that may lower: stop a rollout, switch a flag off. Lowering is pre-authorised, so it is open to many. */
export const LOWERING_ROLES: readonly string[] = [
  'author',
  'approver',
  'releaser',
  'admin',
  'manager',
  'techLead',
  'qa',
];

/** Who may found an empty project's flags. */
export const FOUNDING_ROLES: readonly string[] = ['admin'];

/** Why this person cannot meet this requirement; null where they can. Admins are no exception. */
export function ineligible(
  person: Person | undefined,
  requirement: Requirement,
  authors: readonly string[],
): RefusalCode | null {
  if (person === undefined || !person.active) return REFUSAL.UNKNOWN_PERSON;
  if (authors.includes(person.id)) return REFUSAL.SELF_APPROVAL;
  return holds(person, requirement.roles, requirement.environments) ? null : REFUSAL.ROLE_MISSING;
}

/** Ids of everybody who could meet a requirement. */
export const eligible = (
  requirement: Requirement,
  people: People,
  authors: readonly string[],
): readonly string[] =>
  people.people
    .filter((person) => ineligible(person, requirement, authors) === null)
    .map((person) => person.id);

export interface QuorumInput {
  readonly requirements: readonly Requirement[];
  /** Approvals whose signatures were verified, for exactly the proposal in question. */
  readonly approvals: readonly DecideCommand[];
  readonly people: People;
  readonly authors: readonly string[];
}

export interface QuorumResult {
  readonly met: boolean;
  /** Requirement id → the people who count for it. */
  readonly counted: { readonly [requirementId: string]: readonly string[] };
  /** One sentence for each requirement that is not met. */
  readonly missing: readonly string[];
}

/** Whether distinct, eligible people fill every slot. One person fills one slot, whatever roles they hold. */
export function quorum(input: QuorumInput): QuorumResult {
  const used = new Set<string>();
  const counted: Record<string, readonly string[]> = {};
  for (const requirement of input.requirements) counted[requirement.id] = fill(requirement, input, used);
  const missing = input.requirements
    .filter((requirement) => (counted[requirement.id]?.length ?? 0) < requirement.count)
    .map((requirement) => `${requirement.title} is missing`);
  return { met: missing.length === 0, counted, missing };
}

function fill(requirement: Requirement, input: QuorumInput, used: Set<string>): readonly string[] {
  const filled: string[] = [];
  for (const approval of input.approvals) {
    const counts =
      filled.length < requirement.count && !used.has(approval.sub) && fits(approval, requirement, input);
    if (!counts) continue;
    used.add(approval.sub);
    filled.push(approval.sub);
  }
  return filled;
}

function fits(approval: DecideCommand, requirement: Requirement, input: QuorumInput): boolean {
  const person = personOf(input.people, approval.sub);
  return (
    approval.requirementId === requirement.id &&
    approval.decision === 'approve' &&
    isApproval(approval, requirement) &&
    ineligible(person, requirement, input.authors) === null
  );
}

/** Whether the form says yes: an approve whose answers say no is none. */
export function isApproval(approval: DecideCommand, requirement: Requirement): boolean {
  const { field, equals } = requirement.approveWhen;
  const answer = Object.hasOwn(approval.form, field) ? approval.form[field] : undefined;
  return answer !== undefined && canonicalJson(answer) === canonicalJson(equals);
}
