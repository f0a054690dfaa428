import { z } from 'zod';
import type { Page } from '../../store/port.js';
import { invalid } from '../sdk/failure.js';

/** The most things on one page. */
const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

export const limit = z.coerce.number().int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE);
export const cursor = z.string().min(1).max(500);

/** Of a list: `cursor` is the `next` of the page before. */
export const pageQuery = z.strictObject({ limit, cursor: cursor.exactOptional() });
export type PageQuery = z.output<typeof pageQuery>;

/** A page of what the store lists; its cursors are the store's own. */
export const pageOf = (query: PageQuery): Page => ({
  limit: query.limit,
  ...(query.cursor === undefined ? {} : { before: query.cursor }),
});

/** Cursors of our own making: a position, written so that nobody is tempted to compute one. */
export const cursorAt = (position: string): string => Buffer.from(position, 'utf8').toString('base64url');

/** The position in a cursor of ours, if it has the right shape. Throws `Failure` (invalid). */
export function positionIn(text: string, shape: RegExp): string {
  const position = Buffer.from(text, 'base64url').toString('utf8');
  if (shape.test(position)) return position;
  throw invalid([
    { pointer: '/query/cursor', code: 'BAD_CURSOR', detail: 'the cursor is none that a page ended with' },
  ]);
}
