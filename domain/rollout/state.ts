import type { Plan } from '../proposal/proposal.js';
import type { BlockCode } from '../failure.js';
import type { Waiting } from '../change/waiting.js';

export type RolloutStatus = 'setting' | 'waiting' | 'held' | 'done' | 'aborted';

/** Where a rollout stands: plain JSON. */
export interface RolloutState {
  readonly project: string;
  readonly change: string;
  readonly edition: number;
  readonly proposalHash: string;
  readonly plan: Plan;
  readonly status: RolloutStatus;
  readonly transition: number;
  /** Number of the stage last set, from 0; −1 before the first. */
  readonly stage: number;
  /** Exposure last written. */
  readonly units: number;
  /** When the present stage was written, by the store's clock. */
  readonly stageAtMs: number | null;
  readonly held: { readonly code: BlockCode; readonly detail: string } | null;
  /** Who ended it, and why. */
  readonly ending: string | null;
}

/** What lists and pages show of a rollout. */
export interface RolloutView {
  readonly format: 1;
  /** `<env>/<flag>/<rule>`. */
  readonly id: string;
  readonly transition: number;
  readonly change: string;
  readonly status: RolloutStatus;
  readonly plan: Plan;
  readonly stage: number;
  readonly units: number;
  /** When the next stage is due, in milliseconds since the epoch. */
  readonly nextAtMs: number | null;
  readonly held: RolloutState['held'];
  readonly waiting: Waiting;
  readonly ending: string | null;
  readonly workflowId: string;
}
