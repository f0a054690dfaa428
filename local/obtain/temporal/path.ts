import type { Means } from '../means.js';
import { findOnPath } from '../on-path.js';
import { checkedTemporal, type TemporalProgram } from './check.js';

export const temporalOnPath: Means<TemporalProgram> = {
  name: 'the PATH',
  obtain: async (attempt) => {
    const path = await findOnPath('temporal');
    return path === undefined ? undefined : checkedTemporal(path, attempt);
  },
};
