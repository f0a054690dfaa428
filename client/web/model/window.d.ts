export interface Visible {
    /** First and one past the last row to draw. */
    readonly from: number;
    readonly to: number;
}
export interface Viewport {
    readonly count: number;
    /** Height of a row, in pixels. */
    readonly row: number;
    /** How far the list is scrolled above the top of the viewport, in pixels; negative where it begins below. */
    readonly offset: number;
    readonly height: number;
}
/** Which rows of a long list to draw. */
export declare function visibleRows({ count, row, offset, height }: Viewport): Visible;
//# sourceMappingURL=window.d.ts.map