/** A thing to search for, with the text it is found by: lower case, made once. */
export interface Indexed<T> {
    readonly item: T;
    readonly text: string;
}
export declare const index: <T>(items: readonly T[], words: (item: T) => readonly string[]) => readonly Indexed<T>[];
/** Everything that contains all words of the query, in its order. */
export declare function find<T>(indexed: readonly Indexed<T>[], query: string): readonly T[];
//# sourceMappingURL=search.d.ts.map