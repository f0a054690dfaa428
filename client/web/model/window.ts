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

/** Rows drawn beyond the edge, so that scrolling and the next Tab find one. */
const SPARE = 8;

/** Which rows of a long list to draw. */
export function visibleRows({ count, row, offset, height }: Viewport): Visible {
  const first = Math.floor(offset / row) - SPARE;
  const last = Math.ceil((offset + height) / row) + SPARE;
  const to = Math.min(count, Math.max(0, last));
  return { from: Math.min(Math.max(0, first), to), to };
}
