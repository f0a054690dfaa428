import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LocalFailure, messageOf } from '../failure.js';
import { SAMPLE } from '../sample.js';
import { ROOT } from '../source-process.js';

/** The flagd file of `--import FILE`; a relative path counts from where the command was typed. */
export function fileToImport(args: readonly string[]): string {
  const { import: file } = parsed(args);
  const path = file === undefined ? SAMPLE : resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  // The commands are typed in the repository, so what lies in it is called by its short name.
  return path.startsWith(ROOT) ? relative(ROOT, path) : path;
}

function parsed(args: readonly string[]): { readonly import?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { import: { type: 'string' } } }).values;
  } catch (error) {
    throw new LocalFailure(`${messageOf(error)}\nUsage: npm run demo [-- --import FILE]`, { cause: error });
  }
}
