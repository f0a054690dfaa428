import type { ChangeBody } from '../../http/wire/change.js';

export type Requirement = ChangeBody['requirements'][number];

/**
 * The requirement a decision is about: the one named, else the open one this person can meet, else the first open
 * one, so that the answer (and the record) says why they cannot. Undefined leaves it to the API.
 */
export function pickRequirement(
  change: ChangeBody,
  person: string,
  named: string | undefined,
): Requirement | undefined {
  const { requirements } = change;
  if (named !== undefined) return requirements.find(({ id, key }) => id === named || key === named);
  const open = requirements.filter((requirement) => requirement.open);
  return open.find((requirement) => requirement.eligible.includes(person)) ?? open[0];
}
