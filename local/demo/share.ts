/** How many people the sample app asks for. */
export const KEYS = 10_000;

/** What the sample app saw right after a change of its flag. */
export interface Sighting {
  /** How many of the 10,000 keys get the variant that is rolled out. */
  readonly on: number;
  /** The same of 10,000 other keys. */
  readonly onOfOthers: number;
  /** How many of those that got it before do not any more. */
  readonly dropped: number;
}

/**
 * Whether a share of the keys is what chance makes of a percentage: within three standard deviations. One crowd in 370
 * lies outside by chance alone, so the others are asked before it counts as wrong.
 */
export const isByChance = ({ on, onOfOthers }: Sighting, percent: number): boolean =>
  isWithinThreeSigma(on, percent) || isWithinThreeSigma(onOfOthers, percent);

function isWithinThreeSigma(on: number, percent: number): boolean {
  const p = percent / 100;
  const deviation = Math.sqrt(KEYS * p * (1 - p));
  return Math.abs(on - KEYS * p) <= 3 * deviation;
}
