import type { Proposal } from '../../../domain/proposal/proposal.js';
import { type Before } from './impact.js';
/** Whether what the page shows is what would be signed. */
export type Check = {
    readonly state: 'same';
    readonly hash: string;
} | {
    readonly state: 'different';
    readonly hash: string;
    readonly why: string;
};
/** SHA-256 of a text as lower-case hex, by the browser itself. */
export declare function sha256(text: string): Promise<string>;
/**
 * Hashes the proposal again, and the records the page compares it with: a server that shows one thing and has
 * another one signed is found out here.
 */
export declare function checkProposal(shown: {
    readonly proposal: Proposal;
    readonly before: Before;
    /** What the change says people decide on. */
    readonly signed: string;
    readonly change: string;
}): Promise<Check>;
//# sourceMappingURL=proposal-hash.d.ts.map