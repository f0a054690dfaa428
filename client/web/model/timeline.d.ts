import type { StepBody } from '../../http/wire/timeline.js';
export interface Told {
    /** Null where nobody acted. */
    readonly who: string | null;
    readonly words: string;
    /** Their own words, or the reason; empty where there is none. */
    readonly reason: string;
    readonly tone: 'plain' | 'good' | 'bad';
}
/** A row of the ledger as a line of the timeline. `titles` names requirements by their id. */
export declare function told(step: StepBody, titles: ReadonlyMap<string, string>): Told;
//# sourceMappingURL=timeline.d.ts.map