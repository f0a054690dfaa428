/** The one sentence for every wait, block and refusal: the same in CLI, page and Temporal. */
export interface Waiting {
  /** What is missing. */
  readonly what: string;
  /** Who can act; person ids and roles. */
  readonly who: string;
  /** The next command to type. */
  readonly next: string;
  /** All three in one sentence. */
  readonly sentence: string;
}
