/** A piece of text: as it is, or a character that would act instead of show, written out. */
export interface Piece {
    readonly text: string;
    readonly hidden: boolean;
}
/** Cuts a text into what can be shown and what must be written out, such as `U+202E`. */
export declare function pieces(text: string, breaks?: boolean): readonly Piece[];
/** The same as one text, for titles and labels that cannot hold more. */
export declare const visible: (text: string) => string;
//# sourceMappingURL=visible.d.ts.map