import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Arguments with which Node runs one of our sources without a build; to be run in `ROOT`. */
export const sourceArgs = (file: string, ...args: readonly string[]): readonly string[] => [
  '--conditions=sluice-source',
  '--import',
  'tsx',
  file,
  ...args,
];
