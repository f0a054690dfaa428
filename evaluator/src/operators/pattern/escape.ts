import type { Cursor } from './parse.js';
import { CLASSES, CONTROLS, opposite } from './syntax.js';

/** The set an escape such as `d` or `W` names, or null where it names one character. */
export function classSet(cursor: Cursor): readonly number[] | null {
  const name = cursor.next ?? '';
  const ranges = CLASSES.get(name.toLowerCase());
  if (ranges === undefined) return null;
  cursor.take();
  return name === name.toLowerCase() ? ranges : opposite(ranges);
}

/** The one character an escape stands for. */
export function escapedPoint(cursor: Cursor): number {
  const hex = cursor.scan(/^x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/);
  if (hex !== null) return pointOf(cursor, parseInt(hex[1] ?? hex[2] ?? '', 16));
  const taken = cursor.take();
  const control = CONTROLS.get(taken);
  if (control !== undefined) return control;
  if (/[0-9A-Za-z]/.test(taken)) cursor.refuse(`has an escape it does not know, \\${taken}`);
  return taken.codePointAt(0) ?? 0;
}

const pointOf = (cursor: Cursor, point: number): number =>
  point > 0x10ffff ? cursor.refuse('names a character that does not exist') : point;
