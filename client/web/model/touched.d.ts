import type { EventBody } from '../../http/wire/event.js';
/** A query's key, or the beginning of several. */
export type Key = readonly string[];
/** Which queries an event may have made old. */
export declare function touchedBy({ type, change, rollout, flags }: EventBody): readonly Key[];
//# sourceMappingURL=touched.d.ts.map