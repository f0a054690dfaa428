import type { Context } from 'hono';
import type { FieldError } from '../../domain/failure.js';
import { CHANGE_LIMITS } from '../../domain/proposal/intent.js';
import { hostileParts, pointerOf } from '../../domain/schemas/hostile.js';
import { Failure, invalid } from '../sdk/failure.js';

/**
 * The body of a request as plain JSON. Throws `Failure` for a wrong content type, a body that is too large, malformed
 * JSON, and keys that no schema may see.
 */
export async function readJson(c: Context, maxBytes: number): Promise<unknown> {
  requireJson(c.req.header('content-type'));
  const text = await c.req.text();
  const value = parse(text);
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) throw tooLarge(value, bytes, maxBytes);
  const hostile = hostileParts(value);
  if (hostile.length > 0) throw invalid(hostile);
  return value;
}

function requireJson(contentType: string | undefined): void {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return;
  const detail = `send the body as application/json, not as ${type ?? 'nothing'}`;
  throw new Failure({ kind: 'wrongType', code: 'WRONG_CONTENT_TYPE', detail });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const detail = `the body is not JSON: ${reason}; is it cut off?`;
    throw new Failure({ kind: 'malformed', code: 'MALFORMED_JSON', detail, cause });
  }
}

/** A body above its limit was still read, up to a larger one, so that the field that does not fit can be named. */
function tooLarge(value: unknown, bytes: number, maxBytes: number): Failure {
  const errors = longTexts(value, []);
  const where = errors.map(({ pointer }) => pointer).join(', ');
  const detail = `the body has ${bytes} bytes and may have ${maxBytes}${where === '' ? '' : `; too long: ${where}`}`;
  return new Failure({ kind: 'tooLarge', code: 'TOO_LARGE', detail, errors });
}

function longTexts(value: unknown, path: readonly string[]): readonly FieldError[] {
  if (typeof value === 'string') return value.length > CHANGE_LIMITS.textLength ? [tooLong(value, path)] : [];
  if (typeof value !== 'object' || value === null || path.length > 20) return [];
  return Object.entries(value).flatMap(([name, member]) => longTexts(member, [...path, name]));
}

const tooLong = (text: string, path: readonly string[]): FieldError => ({
  pointer: pointerOf(path),
  code: 'TOO_LONG',
  detail: `has ${text.length} characters and may have ${CHANGE_LIMITS.textLength}`,
});

/** The refusal of a body that is not even read to its end. */
export function unreadable(limit: number): Failure {
  const detail = `the body is larger than ${limit} bytes, so it was not read`;
  return new Failure({ kind: 'tooLarge', code: 'TOO_LARGE', detail });
}
