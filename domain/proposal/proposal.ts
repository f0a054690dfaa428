import type { Flag } from '@sluice/evaluator';
import type { ChangeRequest, Intent, Stage } from './intent.js';
import type { RolloutTarget } from '../ids.js';

/** What an item touches. Segments, policies, people and calendars join with their own issues. */
export interface Target {
  readonly kind: 'flag';
  readonly env: string;
  readonly key: string;
}

/** The version an item was resolved against; a tombstone has no hashes. */
export interface Base {
  readonly version: number;
  readonly hash: string | null;
  readonly definitionHash: string | null;
  readonly detailsHash: string | null;
}

/** One desired state. */
export interface Item {
  readonly op: Intent['op'];
  readonly target: Target;
  /** Null where the flag never existed. */
  readonly base: Base | null;
  /** The whole record as it shall be; null deletes it. */
  readonly after: Flag | null;
  readonly afterHash: string | null;
  /** What the item changes: `/state`, `/rules/<id>`, `/rules/<id>/exposure`, …; all else follows the live record. */
  readonly touches: readonly string[];
}

/** How a rule's exposure is raised once the change is applied. */
export interface Plan {
  readonly target: RolloutTarget;
  /** Exposure the rule has when the plan begins; an abort goes back to it. */
  readonly startUnits: number;
  readonly stages: readonly Stage[];
}

/** Who wrote an edition, by which signed command. */
export interface Author {
  readonly sub: string;
  readonly jti: string;
}

/** The immutable, content-addressed document of one edition; its hash is what people approve. */
export interface Proposal {
  readonly format: 1;
  readonly project: string;
  readonly change: string;
  readonly edition: number;
  readonly title: string;
  readonly reason: string;
  readonly ticket?: string;
  readonly items: readonly Item[];
  readonly apply: ChangeRequest['apply'];
  readonly source: ChangeRequest['source'];
  readonly plan: Plan | null;
  /** Hash of the request it was resolved from. */
  readonly requestHash: string;
  /** First the requester, then everybody who edited. */
  readonly authors: readonly Author[];
}

/** The environments a proposal touches, sorted. */
export const environmentsOf = (proposal: Pick<Proposal, 'items'>): readonly string[] =>
  [...new Set(proposal.items.map((item) => item.target.env))].sort();

/** The flags a proposal touches, sorted. */
export const flagsOf = (proposal: Pick<Proposal, 'items'>): readonly string[] =>
  [...new Set(proposal.items.map((item) => item.target.key))].sort();
