/** The object of a JSON text, or null where it is none: one unreadable document must not hide the others. */
export function parseObject(text: string | null | undefined): object | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
