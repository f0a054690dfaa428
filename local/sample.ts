import { join } from 'node:path';
import { ROOT } from './source-process.js';

/** The repository's own flags, in flagd's format. */
export const SAMPLE = join(ROOT, 'examples', 'flags.flagd.json');
