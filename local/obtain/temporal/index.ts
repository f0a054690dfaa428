import type { Attempt } from '../../report.js';
import { firstThatWorks } from '../means.js';
import { temporalInCache } from './cached.js';
import type { TemporalProgram } from './check.js';
import { temporalFromGo } from './go.js';
import { temporalOnPath } from './path.js';
import { GO_INSTALL } from './release.js';
import { temporalFromSdk } from './sdk-download.js';

const MEANS = [temporalOnPath, temporalInCache, temporalFromSdk, temporalFromGo];

/** A Temporal CLI by whatever means this machine has. Throws `NotObtained` with the command to type. */
export const obtainTemporal = (attempt: Attempt): Promise<TemporalProgram> =>
  firstThatWorks({ what: 'Temporal', means: MEANS, advice }, attempt);

const advice = (): Promise<string> => {
  const typed =
    process.platform === 'darwin' ? 'brew install temporal' : `${GO_INSTALL} (with Go 1.25 or newer)`;
  const otherwise = 'Or name one that runs: TEMPORAL_ADDRESS=HOST:7233';
  return Promise.resolve(`Type: ${typed}, and have it on the PATH. ${otherwise}`);
};
