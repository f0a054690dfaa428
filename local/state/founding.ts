import { DEFAULT_POLICY, type Environment } from '../../domain/policy/environment.js';
import type { GenesisDocument } from '../../domain/schemas/genesis.js';

/** Who acts in the demo, by id. */
export const CAST = { requester: 'ada', manager: 'ben', techLead: 'cleo', qa: 'dina', admin: 'eli' } as const;

/** Three environments and five people, each role held by somebody. */
export const foundingDocument = (project: string): GenesisDocument => ({
  format: 1,
  project,
  environments: [
    environment('development', { criticality: 'low', governed: false }),
    environment('staging', { criticality: 'normal', governed: true }),
    environment('production', { criticality: 'critical', governed: true }),
  ],
  policy: DEFAULT_POLICY,
  people: PEOPLE,
});

const environment = (key: string, rest: Pick<Environment, 'criticality' | 'governed'>): Environment => ({
  format: 1,
  key,
  name: `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
  zone: 'UTC',
  ...rest,
});

type Person = GenesisDocument['people'][number];

const person = (id: string, name: string, roles: readonly string[]): Person => ({
  id,
  name,
  active: true,
  roles: Object.fromEntries(['viewer', ...roles].map((role) => [role, ['*']])),
});

/** The requester is a tech lead, so that what refuses her own approval is that it is her own, not a missing role. */
const PEOPLE: Person[] = [
  person(CAST.requester, 'Ada Moreau', ['author', 'approver', 'techLead', 'releaser']),
  person(CAST.manager, 'Ben Okafor', ['author', 'approver', 'manager']),
  person(CAST.techLead, 'Cleo Lindgren', ['author', 'approver', 'techLead']),
  person(CAST.qa, 'Dina Rahman', ['approver', 'qa']),
  person(CAST.admin, 'Eli Novak', ['admin', 'releaser']),
];
