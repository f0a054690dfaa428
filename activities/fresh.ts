import { BLOCK } from '../domain/failure.js';

/** Tries before a conflict is believed to be one of content, and not of two writers meeting. */
const TRIES = 5;

/**
 * Repeats a read–compose–write while its record moves between the read and the write. Each try composes anew, so what
 * really conflicts is found by composing and comes back at once without another write.
 */
export async function onFreshRecords<R extends { readonly ok: boolean; readonly code?: string }>(
  attempt: () => Promise<R>,
): Promise<R> {
  for (let tried = 1; ; tried += 1) {
    const result = await attempt();
    if (result.ok || result.code !== BLOCK.CONFLICT || tried === TRIES) return result;
  }
}
