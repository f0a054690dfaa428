import { addressed } from '../../../domain/policy/addressed.js';
import type { ChangeBody } from '../../http/wire/change.js';

export type Requirement = ChangeBody['requirements'][number];

/** The requirement a decision is about: the one named, else the first it can be about. Undefined leaves it to the API. */
export function pickRequirement(
  change: ChangeBody,
  person: string,
  named: string | undefined,
): Requirement | undefined {
  const { requirements } = change;
  if (named !== undefined) return requirements.find(({ id, key }) => id === named || key === named);
  return addressed(requirements, person)[0];
}
