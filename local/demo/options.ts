import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LocalFailure, messageOf } from '../failure.js';
import { ROOT } from '../source-process.js';

/** The repository's own sample. */
export const SAMPLE = join(ROOT, 'examples', 'flags.flagd.json');

/** The flagd file of `--import FILE`; a relative path counts from where the command was typed. */
export function fileToImport(args: readonly string[]): string {
  const { import: file } = parsed(args);
  return file === undefined ? SAMPLE : resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}

function parsed(args: readonly string[]): { readonly import?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { import: { type: 'string' } } }).values;
  } catch (error) {
    throw new LocalFailure(`${messageOf(error)}\nUsage: npm run demo [-- --import FILE]`, { cause: error });
  }
}
