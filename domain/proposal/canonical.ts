/**
 * Canonical JSON after RFC 8785: members sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Members that are `undefined` are left out, as `JSON.stringify` does. Throws a TypeError on
 * what JSON cannot carry (NaN, infinities, functions, bigints), so that two documents never share a text by accident.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value);
  return scalar(value);
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function scalar(value: unknown): string {
  const finite = typeof value !== 'number' || Number.isFinite(value);
  const text = finite ? JSON.stringify(value) : undefined;
  if (text === undefined || typeof value === 'function')
    throw new TypeError(`not a JSON value: ${String(value)}`);
  return text;
}
