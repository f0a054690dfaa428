const FORM =
  /^(\d{4}-\d\d-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Milliseconds since the epoch of `YYYY-MM-DDTHH:MM[:SS[.f]]` with Z or an offset; NaN for anything else. */
export function parseInstant(text: string): number {
  const [, local, date] = FORM.exec(text) ?? [];
  // The thirtieth of February would roll over into March.
  const isReal = new Date(`${local}Z`).getUTCDate() === Number(date);
  return isReal ? Date.parse(text) : NaN;
}
