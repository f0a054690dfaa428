import type { Flag } from '@sluice/evaluator';
import type { Proposal } from '../../../domain/proposal/proposal.js';
/** From what, to what, for whom, where: one line of what a change does. */
export interface Impact {
    readonly environment: string;
    readonly flag: string;
    /** Null where there is nothing before, and for what has no two sides. */
    readonly from: string | null;
    readonly to: string;
    /** Whom or what it is about: `everybody get “on”`, `rule “beta”`. */
    readonly about: string;
    /** Whether more people are taken in, fewer, or neither can be said. */
    readonly direction: 'raises' | 'lowers' | 'changes';
}
/** The records a proposal was made on, by `<env>/<flag>`. */
export type Before = ReadonlyMap<string, Flag | null>;
export declare const placeOf: (target: {
    readonly env: string;
    readonly key: string;
}) => string;
/** What a proposal does, computed from the document that is hashed. */
export declare function impactsOf(proposal: Proposal, before: Before): readonly Impact[];
//# sourceMappingURL=impact.d.ts.map