/** `4:59`, `1:02:03`, `3 d 4 h`: how long until something happens; `now` where it is due. */
export declare function countdown(ms: number): string;
/** `just now`, `4 min ago`, `3 h ago`, `5 d ago`; ahead of us `in 4 min`. */
export declare function ago(ms: number): string;
/** `45 s`, `4 min`, `3 h`, `5 d`. */
export declare function roughly(ms: number): string;
/** `21 Nov 2026, 14:30 CET`: local time with its zone. */
export declare const localTime: (iso: string) => string;
/** `2026-11-21 13:30 UTC`: the same for everybody. */
export declare const utcTime: (iso: string) => string;
//# sourceMappingURL=time.d.ts.map