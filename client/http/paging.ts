import { z } from 'zod';
import type { Page } from '../../store/port.js';

/** The most things on one page. */
const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

const limit = z.coerce.number().int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE);
const cursor = z.string().min(1).max(500);

/** Of a list: `cursor` is the `next` of the page before. */
export const pageQuery = z.strictObject({ limit, cursor: cursor.exactOptional() });

export const pageOf = (query: z.output<typeof pageQuery>): Page => ({
  limit: query.limit,
  ...(query.cursor === undefined ? {} : { before: query.cursor }),
});
