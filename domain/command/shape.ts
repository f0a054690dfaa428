import type { Command, CommandKind } from './command.js';

/** Fields each kind must have, besides those of every command. A hand-written check: it also runs beside workflows. */
const FIELDS: { readonly [K in CommandKind]: { readonly [field: string]: 'string' | 'number' | 'object' } } =
  {
    create: { change: 'string', bodyHash: 'string' },
    edit: { change: 'string', edition: 'number', bodyHash: 'string' },
    decide: {
      change: 'string',
      edition: 'number',
      requirementId: 'string',
      proposalHash: 'string',
      decision: 'string',
      form: 'object',
    },
    withdraw: { change: 'string', reason: 'string' },
    control: { rollout: 'string', change: 'string', stage: 'number', action: 'string', reason: 'string' },
    kill: { env: 'string', flag: 'string', reason: 'string' },
    genesis: { bodyHash: 'string' },
  };

const EVERY = {
  project: 'string',
  sub: 'string',
  via: 'string',
  iat: 'number',
  exp: 'number',
  jti: 'string',
} as const;

/** Whether a verified payload really is a command: a signature says who wrote it, not that it is well formed. */
export function isCommand(value: unknown): value is Command {
  if (typeof value !== 'object' || value === null) return false;
  const command = value as { readonly [field: string]: unknown };
  const kind = command['cmd'];
  if (typeof kind !== 'string' || !Object.hasOwn(FIELDS, kind) || !Array.isArray(command['roles']))
    return false;
  const fields = { ...EVERY, ...FIELDS[kind as CommandKind] };
  return Object.entries(fields).every(([field, type]) => hasType(command[field], type)) && hasAct(command);
}

const hasType = (value: unknown, type: string): boolean => typeof value === type && value !== null;

function hasAct(command: { readonly [field: string]: unknown }): boolean {
  if (command['cmd'] === 'decide') return ['approve', 'reject'].includes(String(command['decision']));
  return command['cmd'] !== 'control' || command['action'] === 'abort';
}
