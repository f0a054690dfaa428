import { BadCursor, StoreUnavailable, UnknownOutcome } from '../errors.js';

/** Answers of a server that cannot take commands now, but will. */
const PASSING = ['LOADING', 'READONLY', 'BUSY', 'MASTERDOWN', 'CLUSTERDOWN', 'TRYAGAIN', 'OOM'];

const codeOf = (error: unknown): string | null =>
  error instanceof Error && error.name === 'ReplyError' ? (error.message.split(' ')[0] ?? '') : null;

/** Whether asking again changes nothing: the server gave its answer, or the mistake is the caller's or our own. */
const isDefinite = (error: unknown): boolean => {
  const code = codeOf(error);
  if (code !== null) return !PASSING.includes(code);
  return error instanceof BadCursor || error instanceof TypeError || error instanceof RangeError;
};

/** Whether a key holds another type than the code expects. */
export const isWrongType = (error: unknown): boolean => codeOf(error) === 'WRONGTYPE';

/** Whether the user of this connection may not run the command. */
export const isForbidden = (error: unknown): boolean => codeOf(error) === 'NOPERM';

/** Runs a write: what got no definite answer is an `UnknownOutcome`. */
export async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isDefinite(error) ? error : new UnknownOutcome(error);
  }
}

/** Runs a read: what got no definite answer is `StoreUnavailable`. */
export async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isDefinite(error) ? error : new StoreUnavailable(error);
  }
}
