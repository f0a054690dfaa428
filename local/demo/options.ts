import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LocalFailure, messageOf } from '../failure.js';
import { SAMPLE } from '../sample.js';
import { ROOT } from '../source-process.js';

export interface DemoOptions {
  /** The flagd file that is imported. */
  readonly file: string;
  /** Decisions are left to whoever sits in front of the page. */
  readonly byHand: boolean;
}

/** `--import FILE` and `--by-hand`; a relative path counts from where the command was typed. */
export function optionsFrom(args: readonly string[]): DemoOptions {
  const { import: file, 'by-hand': byHand = false } = parsed(args);
  const path = file === undefined ? SAMPLE : resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  // The commands are typed in the repository, so what lies in it is called by its short name.
  return { file: path.startsWith(ROOT) ? relative(ROOT, path) : path, byHand };
}

interface Given {
  readonly import?: string | undefined;
  readonly 'by-hand'?: boolean | undefined;
}

const KNOWN = { import: { type: 'string' }, 'by-hand': { type: 'boolean' } } as const;

function parsed(args: readonly string[]): Given {
  try {
    return parseArgs({ args: [...args], options: KNOWN }).values;
  } catch (error) {
    const usage = 'Usage: npm run demo [-- [--import FILE] [--by-hand]]';
    throw new LocalFailure(`${messageOf(error)}\n${usage}`, { cause: error });
  }
}
