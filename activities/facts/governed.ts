import type { Governance } from '../../domain/policy/environment.js';
import type { People } from '../../domain/policy/people.js';
import type { ActivityDeps } from '../deps.js';
import { permanent } from '../fail.js';

/** The documents that decide who must approve what; a project without them was never founded. */
export async function governed(deps: ActivityDeps): Promise<{ governance: Governance; people: People }> {
  const [governance, people] = await Promise.all([deps.store.governance(), deps.store.people()]);
  if (governance === null || people === null)
    throw permanent(
      'NO_STORE',
      `project ${deps.project} is not founded; start a worker with SLUICE_GENESIS_FILE`,
    );
  return { governance, people };
}
