/** Keeps the last good records on disk, for a start with everything else dead. */
export type { FileCache, FileCacheOptions } from './cache.js';
export { fileCache } from './cache.js';
