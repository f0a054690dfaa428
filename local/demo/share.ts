/** How many people the sample app asks for. */
export const KEYS = 10_000;

/** What the sample app saw right after a change of its flag. */
export interface Sighting {
  /** How many of the 10,000 keys get the variant that is rolled out. */
  readonly on: number;
  /** How many of those that got it before do not any more. */
  readonly dropped: number;
  /** Version of the flag's record. */
  readonly version: number;
}

/** Whether a share of the keys is what chance makes of a percentage: within three standard deviations. */
export function isWithinThreeSigma(on: number, percent: number): boolean {
  const p = percent / 100;
  const deviation = Math.sqrt(KEYS * p * (1 - p));
  return Math.abs(on - KEYS * p) <= 3 * deviation;
}
