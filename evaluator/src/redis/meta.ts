import { STORE_FORMAT } from '../keys.js';
import type { Position } from '../view/view.js';

/** What the meta hash says, or why nothing can be read. */
export type Meta =
  | { readonly kind: 'position'; readonly position: Position }
  | { readonly kind: 'missing' }
  | { readonly kind: 'tooNew'; readonly format: number };

export function parseMeta(fields: { readonly [name: string]: string }): Meta {
  const { generation = '', revision = '', format = '' } = fields;
  if (Number(format) > STORE_FORMAT) return { kind: 'tooNew', format: Number(format) };
  if (generation === '' || !/^\d+$/.test(revision)) return { kind: 'missing' };
  return { kind: 'position', position: { generation, revision: Number(revision) } };
}
