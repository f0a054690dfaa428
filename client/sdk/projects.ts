import type { Governance } from '../../domain/policy/environment.js';
import type { People } from '../../domain/policy/people.js';
import type { Context } from './context.js';
import { governanceOf, peopleOf } from './founded.js';

export interface ProjectFacts {
  readonly name: string;
  readonly governance: Governance;
  readonly people: People;
  /** By the clock of the store, in milliseconds since the epoch. */
  readonly nowMs: number;
}

export interface Projects {
  /** Throws `Failure` (unavailable) where the project was never founded. */
  show(): Promise<ProjectFacts>;
}

export const createProjects = (context: Context): Projects => ({
  show: async () => {
    const [governance, people, nowMs] = await Promise.all([
      governanceOf(context),
      peopleOf(context),
      context.reader.now(),
    ]);
    return { name: context.project, governance, people, nowMs };
  },
});
