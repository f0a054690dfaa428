import type { Flag, Rule } from '@sluice/evaluator';
import type { FieldError } from '../../failure.js';
import { err, ok, type Result } from '../../result.js';
import type {
  CreateIntent,
  Intent,
  RolloutIntent,
  ToggleIntent,
  UpdateIntent,
  WholeFlagIntent,
} from '../intent.js';
import type { LiveFlag } from '../live.js';
import { rolloutRule } from './rollout-rule.js';

/** The record an intent asks for; null deletes it. Pointers of errors are relative to the item. */
export type Desired = Result<Flag | null, FieldError>;

/** Resolves an intent against the live flag, once: a toggle becomes "on" or "off" here and can never flip twice. */
export function desired(intent: Intent, live: LiveFlag, newSalt: () => string): Desired {
  if (intent.op === 'create') return created(intent, live, newSalt);
  if (live.record === null) return missing(intent);
  const flag = { ...live.record, version: live.version + 1 };
  if (intent.op === 'delete') return ok(null);
  if (intent.op === 'unarchive') return unarchived(flag);
  if (flag.state === 'archived') return fail('/flag', 'ARCHIVED', archivedDetail(intent));
  return ofActive(intent, flag);
}

function ofActive(
  intent: ToggleIntent | UpdateIntent | RolloutIntent | WholeFlagIntent<'archive'>,
  flag: Flag,
): Desired {
  switch (intent.op) {
    case 'archive':
      return ok({ ...flag, state: 'archived' });
    case 'toggle':
      return ok({ ...flag, state: toggled(intent, flag) });
    case 'update':
      return ok({ ...flag, ...intent.patch });
    case 'rollout':
      return rolledOut(intent, flag);
  }
}

function toggled(intent: ToggleIntent, flag: Flag): 'active' | 'disabled' {
  const on = intent.to === undefined ? flag.state !== 'active' : intent.to === 'on';
  return on ? 'active' : 'disabled';
}

function created(intent: CreateIntent, live: LiveFlag, newSalt: () => string): Desired {
  if (live.record !== null)
    return fail('/flag', 'EXISTS', `${at(intent)} exists already; change it with op "update"`);
  const value = intent.value;
  return ok({
    format: 1,
    key: intent.flag,
    type: value.type,
    state: value.state ?? 'active',
    version: live.version + 1,
    salt: newSalt(),
    bucketing: 'm3.1',
    tags: value.tags ?? [],
    variants: value.variants,
    ...optional(value, offVariantOf(intent)),
    prerequisites: [],
    overrides: [],
    rules: value.rules ?? [],
    serve: value.serve,
    clientVisible: value.clientVisible ?? false,
    metadata: value.metadata ?? {},
  });
}

const optional = (
  value: CreateIntent['value'],
  offVariant: string | undefined,
): Pick<Flag, 'name' | 'description' | 'offVariant'> => ({
  ...(value.name === undefined ? {} : { name: value.name }),
  ...(value.description === undefined ? {} : { description: value.description }),
  ...(offVariant === undefined ? {} : { offVariant }),
});

/** A boolean flag that is switched off serves its false variant unless it says otherwise. */
const offVariantOf = (intent: CreateIntent): string | undefined =>
  intent.value.offVariant ??
  (intent.value.type === 'boolean'
    ? intent.value.variants.find((variant) => variant.value === false)?.key
    : undefined);

const unarchived = (flag: Flag): Desired =>
  flag.state === 'archived'
    ? ok({ ...flag, state: 'active' })
    : fail('/op', 'NOT_ARCHIVED', 'the flag is not archived');

function rolledOut(intent: RolloutIntent, flag: Flag): Desired {
  if (flag.state === 'disabled') {
    const command = `sluice change create --flag ${intent.flag} --env ${intent.env} --on`;
    return fail(
      '/flag',
      'FLAG_OFF',
      `${at(intent)} is off, so a rollout would reach nobody; first: ${command}`,
    );
  }
  if (!flag.variants.some((variant) => variant.key === intent.variant)) {
    const names = flag.variants.map((variant) => variant.key).join(', ');
    return fail('/variant', 'UNKNOWN_VARIANT', `no variant "${intent.variant}"; there are ${names}`);
  }
  const rule = rolloutRule(intent, flag);
  return rule.ok ? ok({ ...flag, rules: replaced(flag.rules, rule.value) }) : rule;
}

const replaced = (rules: readonly Rule[], rule: Rule): readonly Rule[] => [
  ...rules.filter((each) => each.id !== rule.id),
  rule,
];

const missing = (intent: Intent): Desired =>
  fail(
    '/flag',
    'UNKNOWN_FLAG',
    `no flag "${intent.flag}" in ${intent.env}; see sluice flag list --env ${intent.env}`,
  );

const archivedDetail = (intent: { readonly flag: string; readonly env: string }): string =>
  `${at(intent)} is archived; bring it back first with op "unarchive"`;

const at = (intent: { readonly flag: string; readonly env: string }): string =>
  `${intent.flag} in ${intent.env}`;

const fail = (pointer: string, code: string, detail: string): Desired => err({ pointer, code, detail });
