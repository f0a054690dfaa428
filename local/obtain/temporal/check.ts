import type { Attempt } from '../../report.js';
import { acceptable, type Wanted } from '../executable.js';

/** The CLI's own number says nothing where it was built from source; that of the server inside does. */
const WANTED: Wanted = { marker: 'Server ', atLeast: [1, 29] };

/** A Temporal CLI that can start a server. */
export interface TemporalProgram {
  readonly path: string;
  /** Where it comes from, for people. */
  readonly from: string;
}

/** The CLI at that path as a program, if its server is new enough. */
export async function checkedTemporal(path: string, attempt: Attempt): Promise<TemporalProgram | undefined> {
  const version = await acceptable(path, WANTED, attempt);
  return version && { path, from: `${path} (server ${version.join('.')})` };
}
