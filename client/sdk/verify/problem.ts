/** Something that does not hold. */
export interface Problem {
  /** Row of the ledger; 0 where no row speaks of it. */
  readonly seq: number;
  /** `RECORD`: the store holds of a flag what no row answers for. */
  readonly code: 'CHAIN' | 'SIGNATURE' | 'AUTHORITY' | 'RECORD';
  readonly detail: string;
}
