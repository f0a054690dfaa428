import type { FlagPatch, Intent } from '../../../domain/proposal/intent.js';
import { ruleId } from '../../../domain/schemas/text.js';
import { usage } from '../failure.js';
import { readJsonFile } from '../parse/json-file.js';
import type { RequestOptions } from './options.js';

/** One thing to do to a flag. */
export interface Act {
  /** For the title, where the person gives none. */
  readonly words: string;
  readonly intent: (target: Target) => Intent;
}

interface Target {
  readonly env: string;
  readonly flag: string;
}

type Maker = (value: string, options: RequestOptions) => Act;

/** Option → what it asks for; `value` is the option's own. */
const ACTS = {
  on: () => switched('on'),
  off: () => switched('off'),
  toggle: () => ({ words: 'toggle', intent: (target) => ({ op: 'toggle', ...target }) }),
  serve: (variant) => updated(`serve ${variant}`, { serve: { variant } }),
  rollout: (variant, options) => ({
    words: `roll out ${variant}`,
    intent: (target) => ({ op: 'rollout', ...target, variant, ...ruleOf(options) }),
  }),
  // What the file holds is judged by the API, which names the field.
  patch: (path) => updated('update', readJsonFile('--patch', path) as FlagPatch),
} satisfies Readonly<Record<string, Maker>>;

type ActName = keyof typeof ACTS;
const NAMES = Object.keys(ACTS) as readonly ActName[];

/** The one act the options name; throws `CliFailure` for none and for several. */
export function actOf(options: RequestOptions): Act {
  const [name, second] = NAMES.filter((each) => options[each] !== undefined);
  if (name === undefined)
    throw usage(NAMES.map(dashed).join(', '), 'say what to do with one of these, or --file');
  if (second !== undefined) throw usage(`${dashed(name)}, ${dashed(second)}`, 'these exclude one another');
  const make: Maker = ACTS[name];
  return make(String(options[name]), options);
}

const dashed = (name: string): string => `--${name}`;

const switched = (to: 'on' | 'off'): Act => ({
  words: `switch ${to}`,
  intent: (target) => ({ op: 'toggle', ...target, to }),
});

const updated = (words: string, patch: FlagPatch): Act => ({
  words,
  intent: (target) => ({ op: 'update', ...target, patch }),
});

function ruleOf({ rule }: RequestOptions): { readonly rule?: string } {
  if (rule === undefined) return {};
  const problem = ruleId.safeParse(rule).error?.issues[0];
  if (problem !== undefined) throw usage('--rule', problem.message);
  return { rule };
}
