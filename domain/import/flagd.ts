import type { FlagType, Json } from '@sluice/evaluator';
import { HOSTILE_KEYS, KEY_PATTERN } from '../ids.js';
import type { NewFlag } from '../proposal/intent.js';
import { err, ok, type Result } from '../result.js';
import type { FieldError } from '../failure.js';
import { isRecord } from './logic.js';
import type { Remark } from './remark.js';
import { targetingOf, type Targeting } from './targeting.js';

/** A flag of a file, as an intent wants it. */
export interface ImportedFlag {
  readonly key: string;
  readonly value: NewFlag;
}

export interface Imported {
  readonly flags: readonly ImportedFlag[];
  readonly remarks: readonly Remark[];
}

type Fields = { readonly [name: string]: Json };

/**
 * Reads a file in flagd's format. What cannot be carried over is a remark with its place and reason; a flag that
 * would then decide differently is left out whole. The file itself can be wrong only as a whole.
 */
export function importFlagd(document: unknown): Result<Imported, FieldError> {
  const flags: Json | undefined = isRecord(document) ? document['flags'] : undefined;
  if (!isRecord(document) || !isRecord(flags)) return err(NO_FLAGS);
  const shared = isRecord(document['$evaluators']) ? document['$evaluators'] : {};
  const read = Object.entries(flags).map(([key, flag]) => flagOf(key, flag, shared));
  const wholeFile = document['metadata'] === undefined ? [] : [fileMetadata];
  return ok({
    flags: read.flatMap(({ flag }) => (flag === null ? [] : [flag])),
    remarks: [...wholeFile, ...read.flatMap(({ remarks }) => remarks)],
  });
}

const NO_FLAGS: FieldError = {
  pointer: '/document/flags',
  code: 'NOT_FLAGD',
  detail: 'a flagd file is an object with "flags", an object of flags by key',
};

const fileMetadata: Remark = {
  flag: null,
  pointer: '/metadata',
  code: 'UNMAPPED',
  detail: 'metadata of the whole file is not carried over; give it to each flag',
  leftOut: false,
};

interface Read {
  readonly flag: ImportedFlag | null;
  readonly remarks: readonly Remark[];
}

const STATES: readonly Json[] = ['ENABLED', 'DISABLED'];

function flagOf(key: string, flag: Json, shared: Fields): Read {
  const say = remarker(key);
  if (!KEY_PATTERN.test(key) || HOSTILE_KEYS.includes(key))
    return leftOut(say([], 'BAD_KEY', 'the key may have letters, digits, dots, underscores and hyphens'));
  if (!isRecord(flag)) return leftOut(say([], 'BAD_FLAG', 'a flag is an object'));
  if (!STATES.includes(flag['state'] ?? null))
    return leftOut(say(['state'], 'BAD_FLAG', 'the state is ENABLED or DISABLED'));
  const type = typeOf(flag['variants']);
  if (type === null)
    return leftOut(say(['variants'], 'BAD_FLAG', 'variants must be one or more values of one type'));
  const defaultVariant = flag['defaultVariant'];
  if (typeof defaultVariant !== 'string')
    return leftOut(
      say(['defaultVariant'], 'UNMAPPED', 'a flag without a default variant has no counterpart'),
    );
  const targeting = readTargeting(flag, defaultVariant, shared);
  if (!targeting.ok)
    return leftOut(say(['targeting', ...targeting.error.at], 'UNMAPPED', targeting.error.detail));
  return { flag: { key, value: newFlag(flag, type, targeting.value) }, remarks: remarksOn(flag, type, say) };
}

const leftOut = (remark: Remark): Read => ({ flag: null, remarks: [{ ...remark, leftOut: true }] });

type Say = (at: readonly (string | number)[], code: Remark['code'], detail: string) => Remark;

const remarker =
  (flag: string): Say =>
  (at, code, detail) => ({
    flag,
    pointer: ['flags', flag, ...at].map((step) => `/${escaped(String(step))}`).join(''),
    code,
    detail,
    leftOut: false,
  });

const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** The one type of all variants; null where there are none or several. */
function typeOf(variants: Json | undefined): FlagType | null {
  const types = isRecord(variants) ? new Set(Object.values(variants).map(typeOfValue)) : new Set<FlagType>();
  const [only, second] = [...types];
  return second === undefined ? (only ?? null) : null;
}

function typeOfValue(value: Json): FlagType {
  const type = typeof value;
  return type === 'boolean' || type === 'string' || type === 'number' ? type : 'json';
}

function readTargeting(flag: Fields, defaultVariant: string, shared: Fields): ReturnType<typeof targetingOf> {
  const logic = flag['targeting'];
  const none = logic === undefined || logic === null || (isRecord(logic) && Object.keys(logic).length === 0);
  return none ? ok({ rules: [], otherwise: defaultVariant }) : targetingOf({ logic, defaultVariant, shared });
}

function newFlag(flag: Fields, type: FlagType, targeting: Targeting): NewFlag {
  const { description, name, metadata } = flag;
  return {
    type,
    variants: Object.entries(isRecord(flag['variants']) ? flag['variants'] : {}).map(([key, value]) => ({
      key,
      value,
    })),
    serve: { variant: targeting.otherwise },
    ...(targeting.rules.length > 0 ? { rules: targeting.rules } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    ...(isRecord(metadata) ? { metadata: scalars(metadata) } : {}),
    state: flag['state'] === 'DISABLED' ? 'disabled' : 'active',
  };
}

const scalars = (metadata: Fields): NonNullable<NewFlag['metadata']> =>
  Object.fromEntries(
    Object.entries(metadata).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, value]]
        : [],
    ),
  );

/** What of a flag has a counterpart here; of the last three only with a value of the right kind. */
const CARRIED: { readonly [name: string]: (value: Json) => boolean } = {
  state: () => true,
  variants: () => true,
  defaultVariant: () => true,
  targeting: () => true,
  description: (value) => typeof value === 'string',
  name: (value) => typeof value === 'string',
  metadata: (value) => isRecord(value) && Object.keys(scalars(value)).length === Object.keys(value).length,
};

/** What decides a little differently, or is not there, in a flag that was carried over. */
function remarksOn(flag: Fields, type: FlagType, say: Say): readonly Remark[] {
  const lost = Object.entries(flag).filter(([name, value]) => CARRIED[name]?.(value) !== true);
  const off = flag['state'] === 'DISABLED' && type === 'boolean';
  return [
    ...lost.map(([name]) => say([name], 'UNMAPPED', `"${name}" is not, or not all of it, carried over`)),
    ...(off
      ? [say(['state'], 'DIFFERS', 'disabled, it serves its false variant, not the default of the app')]
      : []),
  ];
}
