import type { ChangeBody } from '../../http/wire/change.js';
import type { PersonBody } from '../../http/wire/person.js';
import type { RolloutBody } from '../../http/wire/rollout.js';
export type Requirement = ChangeBody['requirements'][number];
/** Whether a button may be used; where not, why, in a sentence that says who can or what comes first. */
export type May = {
    readonly ok: true;
} | {
    readonly ok: false;
    readonly why: string;
};
/** Whether this person may decide on this requirement now. The workflow has the last word; this spares the way. */
export declare function mayDecide(change: ChangeBody, requirement: Requirement, me: string): May;
/** The requirement a person decides on: the open one they can meet, else the first open one. */
export declare function requirementFor(change: ChangeBody, me: string): Requirement | null;
/** Whoever wrote a change takes it back while nothing is written. */
export declare function mayWithdraw({ status, authors, requester }: ChangeBody, me: string): May;
/** Whether a person may stop a rollout; lowering is pre-authorised, so it is open to many. */
export declare function mayAbort(rollout: Pick<RolloutBody, 'status' | 'environment' | 'waiting'>, me: PersonBody): May;
//# sourceMappingURL=may.d.ts.map