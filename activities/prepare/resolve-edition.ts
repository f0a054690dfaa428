import { REFUSAL, type FieldError } from '../../domain/failure.js';
import { AUTHOR_ROLES } from '../../domain/policy/quorum.js';
import { holds, personOf } from '../../domain/policy/people.js';
import type { ChangeRequest } from '../../domain/proposal/intent.js';
import type { Proposal } from '../../domain/proposal/proposal.js';
import { resolve, type Tools } from '../../domain/proposal/resolve.js';
import { fieldErrors } from '../../domain/schemas/field-errors.js';
import { changeRequestSchema } from '../../domain/schemas/change-request.js';
import { err, ok, type Result } from '../../domain/result.js';
import { sha256 } from '../../proof/hash.js';
import type { ActivityDeps } from '../deps.js';
import { documentOf } from '../facts/proposal.js';
import { unacceptable } from '../facts/unacceptable.js';
import { governed } from '../facts/governed.js';
import type { PrepareFailure, PrepareInput, Writer } from './types.js';

/** Resolves a request against the live records, once. */
export async function resolveEdition(
  deps: ActivityDeps,
  input: PrepareInput,
  writer: Writer,
): Promise<Proposal | PrepareFailure> {
  const request = parse(await documentOf(deps, writer.requestHash));
  if (!request.ok) return { ok: false, code: REFUSAL.INVALID, errors: request.error };
  const { governance, people } = await governed(deps);
  const environments = [...new Set(request.value.items.map((item) => item.env))];
  const author = personOf(people, writer.author.sub);
  if (author === undefined || !author.active) return { ok: false, code: REFUSAL.UNKNOWN_PERSON, errors: [] };
  if (!holds(author, AUTHOR_ROLES, environments))
    return { ok: false, code: REFUSAL.ROLE_MISSING, errors: [] };
  const targets = request.value.items.map((item) => ({ env: item.env, key: item.flag }));
  const { live } = await deps.store.read(targets);
  const { change, edition } = input.state;
  const resolved = resolve({
    request: request.value,
    project: deps.project,
    change,
    edition: edition + 1,
    authors: [...writer.earlier, writer.author],
    live,
    environments: governance.environments.map((environment) => environment.key),
    tools: toolsFor(`${change}/${String(edition + 1)}`),
  });
  return resolved.ok ? resolved.value : { ok: false, code: REFUSAL.INVALID, errors: resolved.error };
}

function parse(text: string): Result<ChangeRequest, readonly FieldError[]> {
  const parsed = changeRequestSchema.safeParse(JSON.parse(text));
  return parsed.success ? ok(parsed.data) : err(fieldErrors(parsed.error));
}

/** Salts come from the edition's own name, so that a retry before the entry in the ledger makes the same proposal. */
function toolsFor(edition: string): Tools {
  let salts = 0;
  return {
    newSalt: () => sha256(`${edition}/${String(salts++)}`).slice(0, 16),
    sha256,
    check: unacceptable,
  };
}
