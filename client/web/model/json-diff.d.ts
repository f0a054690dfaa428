/** A line of two texts side by side: in both, or in one alone. */
export interface Line {
    readonly kind: 'same' | 'gone' | 'new';
    readonly text: string;
}
/** What differs between two values, as lines of their JSON. */
export declare function jsonDiff(before: unknown, after: unknown): readonly Line[];
/** Only what differs, with a few lines around it; `null` stands for what was left out. */
export declare function withContext(lines: readonly Line[], around?: number): readonly (Line | null)[];
//# sourceMappingURL=json-diff.d.ts.map