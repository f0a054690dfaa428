export * from './flag.js';
export * from './keys.js';
