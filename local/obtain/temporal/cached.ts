import { cachedPath } from '../cache.js';
import type { Means } from '../means.js';
import { isExecutable } from '../on-path.js';
import { checkedTemporal, type TemporalProgram } from './check.js';
import { TEMPORAL_RELEASE } from './release.js';

export const temporalCachePath = (): string => cachedPath('temporal', TEMPORAL_RELEASE.version);

export const temporalInCache: Means<TemporalProgram> = {
  name: 'the cache',
  obtain: async (attempt) => {
    const path = temporalCachePath();
    return (await isExecutable(path)) ? checkedTemporal(path, attempt) : undefined;
  },
};
