import { environmentKeys, projectPrefix, type EnvironmentKeys } from '@sluice/evaluator';

/** The names of the keys only the writing side knows; those an evaluator reads come from its own package. */
export interface ProjectKeys {
  readonly project: string;
  readonly environments: string;
  readonly policies: string;
  readonly people: string;
  readonly ledger: string;
  readonly ledgerHead: string;
  readonly closed: string;
  readonly commands: string;
  environment(name: string): EnvironmentKeys;
  history(environment: string, flag: string): string;
  receipt(opId: string): string;
  document(hash: string): string;
  /** List: numbers of the ledger rows of one change. */
  trail(change: string): string;
  collection(name: Collection): CollectionKeys;
}

export type Collection = 'changes' | 'rollouts';

export interface CollectionKeys {
  /** Hash: member → `transition|json`. */
  readonly views: string;
  /** Sorted set: member by the ledger row that created it. */
  readonly order: string;
  /** Hash: id → its latest member. */
  readonly latest: string;
}

/**
 * The keys of one project. Environments and ids cannot contain a colon, so names with different numbers of parts
 * never meet; an opId can, and is kept apart by its own word.
 */
export function projectKeys(project: string): ProjectKeys {
  const prefix = projectPrefix(project);
  return {
    project: `${prefix}:project`,
    environments: `${prefix}:env`,
    policies: `${prefix}:policies`,
    people: `${prefix}:people`,
    ledger: `${prefix}:ledger`,
    ledgerHead: `${prefix}:ledger-head`,
    closed: `${prefix}:closed`,
    commands: `${prefix}:commands`,
    environment: (name) => environmentKeys(project, name),
    history: (environment, flag) => `${prefix}:history:${environment}:flag:${flag}`,
    receipt: (opId) => `${prefix}:op:${opId}`,
    document: (hash) => `${prefix}:proposal:${hash}`,
    trail: (change) => `${prefix}:change:${change}:ledger`,
    collection: (name) => ({
      views: `${prefix}:${name}`,
      order: `${prefix}:${name}:order`,
      latest: `${prefix}:${name}:latest`,
    }),
  };
}
