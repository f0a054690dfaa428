import { importFlagd, type ImportedFlag } from '../../domain/import/flagd.js';
import type { Remark } from '../../domain/import/remark.js';
import { IMPORTED_RULE } from '../../domain/import/targeting.js';
import type { ChangeView } from '../../domain/change/projection.js';
import {
  CHANGE_LIMITS,
  type ChangeRequest,
  type FlagPatch,
  type Intent,
} from '../../domain/proposal/intent.js';
import { liveFlag, type LiveFlag, type LiveSet } from '../../domain/proposal/live.js';
import type { Caller } from './caller.js';
import type { Changes } from './changes.js';
import type { Context } from './context.js';
import { Failure, invalid } from './failure.js';
import { governanceOf } from './founded.js';
import type { Preview } from './preview.js';

export interface ImportInput {
  /** The file's content. */
  readonly document: unknown;
  /** Default: all environments of the project. */
  readonly environments?: readonly string[];
  readonly reason: string;
  readonly dryRun: boolean;
}

export interface ImportReport {
  /** What is not, or not quite, carried over. */
  readonly remarks: readonly Remark[];
  /** Null where every flag of the file is so already. */
  readonly preview: Preview | null;
  /** Null on a dry run, and where there is nothing to change. */
  readonly change: ChangeView | null;
}

export interface Imports {
  /** Turns a flagd file into one change. Throws `Failure`: invalid (file, too many flags), and as `changes.create`. */
  flagd(caller: Caller, input: ImportInput): Promise<ImportReport>;
}

export const createImports = (context: Context, changes: Pick<Changes, 'create' | 'preview'>): Imports => ({
  flagd: async (caller, input) => {
    const imported = importFlagd(input.document);
    if (!imported.ok) throw invalid([imported.error]);
    const { items, remarks } = await itemsOf(context, imported.value.flags, input);
    const report = { remarks: [...imported.value.remarks, ...remarks], preview: null, change: null };
    if (items.length === 0) return report;
    const request = requestOf(input, items);
    const preview = await previewOf(changes, caller, request);
    if (preview === null) return report;
    requireFits(preview);
    return { ...report, preview, change: input.dryRun ? null : await changes.create(caller, request) };
  },
});

interface Items {
  readonly items: readonly Intent[];
  readonly remarks: readonly Remark[];
}

async function itemsOf(context: Context, flags: readonly ImportedFlag[], input: ImportInput): Promise<Items> {
  const environments = input.environments ?? (await governanceOf(context)).environments.map(({ key }) => key);
  const { live } = await context.reader.read(
    environments.flatMap((env) => flags.map(({ key }) => ({ env, key }))),
  );
  const found = environments.flatMap((env) => flags.map((flag) => itemOf(env, flag, live)));
  return {
    items: found.flatMap((each) => ('op' in each ? [each] : [])),
    remarks: found.flatMap((each) => ('op' in each ? [] : [each])),
  };
}

function itemOf(env: string, { key, value }: ImportedFlag, live: LiveSet): Intent | Remark {
  const { record } = liveFlag(live, env, key);
  if (record === null) return { op: 'create', env, flag: key, value };
  const say = (field: string, detail: string): Remark => ({
    flag: key,
    pointer: `/flags/${key}/${field}`,
    code: 'UNMAPPED',
    detail: `${detail}, so it is left as it is in ${env}`,
    leftOut: true,
  });
  if (record.type !== value.type)
    return say('variants', `it is a ${record.type} flag here and ${value.type} in the file`);
  if (record.state !== value.state)
    return say('state', `it is ${record.state} here and ${value.state ?? 'active'} in the file`);
  return { op: 'update', env, flag: key, patch: patchOf(value, record) };
}

/** Rules that people made, and a rollout's, stay; those of an earlier import are replaced. */
function patchOf(value: ImportedFlag['value'], record: NonNullable<LiveFlag['record']>): FlagPatch {
  const { variants, serve, rules = [], name, description, metadata } = value;
  const own = record.rules.filter((rule) => !rule.id.startsWith(IMPORTED_RULE));
  return {
    ...{ variants, serve, rules: [...rules, ...own] },
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

const requestOf = (input: ImportInput, items: readonly Intent[]): ChangeRequest => ({
  format: 1,
  title: 'import flags from a flagd file',
  reason: input.reason,
  items,
  apply: { mode: 'onApproval' },
  source: 'import',
});

async function previewOf(
  changes: Pick<Changes, 'preview'>,
  caller: Caller,
  request: ChangeRequest,
): Promise<Preview | null> {
  try {
    return await changes.preview(caller, request);
  } catch (error) {
    const nothing =
      error instanceof Failure && error.errors.every(({ code }) => code === 'NOTHING_TO_CHANGE');
    if (nothing && error.kind === 'invalid') return null;
    throw error;
  }
}

/** Only what founds an empty project may be larger than other changes: nobody could judge so many items. */
function requireFits({ proposal, founds }: Preview): void {
  const count = proposal.items.length;
  if (founds || count <= CHANGE_LIMITS.items) return;
  const detail =
    `the file changes ${count} flags and a change has at most ${CHANGE_LIMITS.items}, unless an admin fills an empty project; ` +
    'import one environment at a time (--env), or a part of the file';
  throw invalid([{ pointer: '/document/flags', code: 'TOO_MANY', detail }]);
}
