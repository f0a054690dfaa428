/** Something of a file that is not, or not quite, in the flags made from it. */
export interface Remark {
  /** Null where it is about the file. */
  readonly flag: string | null;
  /** JSON pointer into the file. */
  readonly pointer: string;
  readonly code: 'UNMAPPED' | 'DIFFERS' | 'BAD_KEY' | 'BAD_FLAG';
  readonly detail: string;
  /** The flag was left out, because half of it would decide differently from the whole. */
  readonly leftOut: boolean;
}

/** Why a part of a flag cannot be carried over; `at` is where, from that part on. */
export interface Unmapped {
  readonly at: readonly (string | number)[];
  readonly detail: string;
}
