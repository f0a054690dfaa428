import type { Person } from '../../domain/policy/people.js';
import { DEFAULT_POLICY, type Environment, type Governance } from '../../domain/policy/environment.js';

const everywhere = ['*'];

const person = (id: string, name: string, roles: Person['roles']): Person => ({
  id,
  name,
  active: true,
  roles,
});

/** Who there is in tests. */
export const PEOPLE: readonly Person[] = [
  person('ada', 'Ada Author', { author: everywhere }),
  person('bo', 'Bo Both', { author: everywhere, manager: everywhere, qa: everywhere }),
  person('maya', 'Maya Manager', { manager: everywhere, approver: everywhere }),
  person('tom', 'Tom Techlead', { techLead: everywhere, author: everywhere }),
  person('quinn', 'Quinn QA', { qa: everywhere }),
  person('root', 'Root Admin', { admin: everywhere, author: everywhere }),
  person('vic', 'Vic Viewer', { viewer: everywhere }),
  { ...person('gone', 'Gone Manager', { manager: everywhere }), active: false },
];

const environment = (
  key: string,
  criticality: Environment['criticality'],
  governed: boolean,
): Environment => ({ format: 1, key, name: key, criticality, governed, zone: 'UTC' });

export const GOVERNANCE: Governance = {
  environments: [
    environment('development', 'low', false),
    environment('staging', 'normal', true),
    environment('production', 'critical', true),
  ],
  policy: { ...DEFAULT_POLICY, notify: false },
};
