import { z } from 'zod';
import type { Environment } from '../../../domain/policy/environment.js';
import type { Projects } from '../../sdk/projects.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { project } from '../wire/project.js';
import { timeOf } from '../wire/shared.js';

const ORDER = ['low', 'normal', 'critical'];

/** From the one where mistakes are cheap to the one where they are not: the way most changes go. */
const byCriticality = (a: Environment, b: Environment): number =>
  ORDER.indexOf(a.criticality) - ORDER.indexOf(b.criticality) || (a.key < b.key ? -1 : 1);

/** What every page needs to know of the project. */
export const projectRoute = (projects: Projects): Endpoint =>
  signedIn(
    {
      method: 'get',
      path: '/project',
      summary: 'Environments and people of the project',
      query: z.strictObject({}),
      reply: project,
    },
    async () => {
      const { name, governance, people, nowMs } = await projects.show();
      return {
        body: {
          project: name,
          environments: [...governance.environments]
            .sort(byCriticality)
            .map(({ key, name: title, criticality, governed }) => ({
              ...{ key, criticality, governed },
              name: title,
            })),
          people: people.people.map(({ id, name: called, active }) => ({ id, name: called, active })),
          now: timeOf(nowMs),
        },
      };
    },
  );
