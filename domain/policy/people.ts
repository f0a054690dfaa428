/** Who there is, and what they may do where. */

export interface Person {
  /** Opaque and stable; the `sub` of every command. Never an e-mail address. */
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** Role → environments it holds in; `*` means all. */
  readonly roles: { readonly [role: string]: readonly string[] };
}

export interface People {
  readonly format: 1;
  readonly version: number;
  readonly people: readonly Person[];
}

export const personOf = (people: People, id: string): Person | undefined =>
  people.people.find((person) => person.id === id);

/** Whether the person holds one of the roles in every one of the environments; in none of them nobody does. */
export function holds(person: Person, roles: readonly string[], environments: readonly string[]): boolean {
  const holdsIn = (env: string) =>
    roles.some((role) => covers(Object.hasOwn(person.roles, role) ? person.roles[role] : undefined, env));
  return person.active && environments.length > 0 && environments.every(holdsIn);
}

const covers = (where: readonly string[] | undefined, env: string): boolean =>
  where !== undefined && (where.includes('*') || where.includes(env));

/** The roles of a person as they stand in a command, for the reader of the audit only: never evidence. */
export const rolesOf = (person: Person): readonly string[] => Object.keys(person.roles).sort();
