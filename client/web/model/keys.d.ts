/** What a key does on a page. */
export type Act = {
    readonly do: 'move';
    readonly by: 1 | -1;
} | {
    readonly do: 'approve' | 'refuse' | 'search' | 'help';
} | {
    readonly do: 'go';
    readonly to: '/' | '/changes' | '/flags';
};
/** Waiting for the second key of a pair, such as `g f`. */
export type Pending = 'none' | 'go';
export interface Stroke {
    readonly key: string;
    /** Ctrl, Alt or Meta is held: the stroke belongs to the browser. */
    readonly modified: boolean;
    /** Somebody is writing: in a field, or in a dialog. */
    readonly writing: boolean;
}
/** What a stroke means, and what the next one may. */
export declare function stroke(pending: Pending, { key, modified, writing }: Stroke): {
    readonly act: Act | null;
    readonly pending: Pending;
};
/** The row to go to from `at` (−1 before the first), staying inside the list. */
export declare const moved: (at: number, by: 1 | -1, count: number) => number;
//# sourceMappingURL=keys.d.ts.map