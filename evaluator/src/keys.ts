/**
 * The names of the Redis keys an evaluator reads, and of the fields inside them. The writer takes them from here.
 * Everything of a project carries one hash tag, so one script can write several environments, also in a cluster.
 */

/** Prefix of every key of a project. */
export const projectPrefix = (project: string): string => `sluice:{${project}}`;

export interface EnvironmentKeys {
  /** Hash: flag key → record as JSON text. */
  readonly flags: string;
  /** Hash: segment key → record as JSON text. */
  readonly segments: string;
  /** Hash: `flag/<key>` or `segment/<key>` → `version|hash|opId`; tombstones stay. */
  readonly heads: string;
  /** Hash: generation, revision, format, updatedAt. */
  readonly meta: string;
  /** Stream: one entry `<revision>-0` per apply with every record it wrote. */
  readonly log: string;
  /** Hash: instance → report as JSON text. */
  readonly fleet: string;
  /** Stream of usage counters. */
  readonly usage: string;
}

/** The keys of one environment. */
export function environmentKeys(project: string, environment: string): EnvironmentKeys {
  const prefix = `${projectPrefix(project)}:${environment}`;
  return {
    flags: `${prefix}:flags`,
    segments: `${prefix}:segments`,
    heads: `${prefix}:heads`,
    meta: `${prefix}:meta`,
    log: `${prefix}:log`,
    fleet: `${prefix}:fleet`,
    usage: `${prefix}:usage`,
  };
}

/** Format of the meta hash and of log entries. */
export const STORE_FORMAT = 1;

/**
 * A log entry has the fields `generation` and `writes`; `writes` is JSON text of this list.
 * `record` is the record's own JSON text, or null where the record was deleted.
 */
export interface LogWrite {
  readonly kind: 'flag' | 'segment';
  readonly key: string;
  readonly record: string | null;
}
