import { setTimeout as sleep } from 'node:timers/promises';
import { newChange } from '../../domain/change/reduce.js';
import { changeView } from '../../domain/change/view.js';
import type { ChangeView } from '../../domain/change/projection.js';
import { canonicalJson } from '../../domain/proposal/canonical.js';
import { documentHash } from '../../domain/proposal/hash.js';
import type { ChangeRequest } from '../../domain/proposal/intent.js';
import type { Author } from '../../domain/proposal/proposal.js';
import { sha256 } from '../../proof/hash.js';
import { requestId, type Caller } from './caller.js';
import { changeId } from './change-id.js';
import { signCommand } from './command.js';
import type { Context } from './context.js';
import { earlierRequest, requireSameRequest } from './earlier-request.js';
import { invalid, type Failure } from './failure.js';
import { preview, type Draft, type Preview } from './preview.js';
import { startChange } from './start-change.js';

/** What the request would do if it were made now. */
export const previewChange = (context: Context, caller: Caller, request: ChangeRequest): Promise<Preview> =>
  preview(context, caller, firstEdition(caller, request, changeId()));

function firstEdition(caller: Caller, request: ChangeRequest, change: string): Draft {
  return { request, change, edition: 1, authors: [authorOf(caller)] };
}

export const authorOf = (caller: Caller): Author => ({ sub: caller.person.id, jti: '' });

/** Opens a change; the same idempotency key gives the same change again. */
export async function createChange(
  context: Context,
  caller: Caller,
  request: ChangeRequest,
): Promise<ChangeView> {
  if (caller.idempotencyKey === undefined) return openNew(context, caller, { request, change: changeId() });
  const change = changeId(requestId(caller, 'create'));
  const earlier = await earlierRequest(context, change);
  if (earlier === null) return openNew(context, caller, { request, change });
  requireSameRequest(change, earlier, documentHash(request, sha256));
  return settled(context, change);
}

async function openNew(
  context: Context,
  caller: Caller,
  { request, change }: { readonly request: ChangeRequest; readonly change: string },
): Promise<ChangeView> {
  const found = await preview(context, caller, firstEdition(caller, request, change));
  const bodyHash = await context.reader.put(canonicalJson(request));
  const { token } = await signCommand<'create'>(context, caller, {
    target: change,
    body: { cmd: 'create', change, bodyHash },
  });
  await startChange(context, { change, token, requester: caller.person.id, preview: found });
  return settled(context, change);
}

/** The change once it waits for people or has ended, or as it is when patience ends. */
async function settled(context: Context, change: string): Promise<ChangeView> {
  const until = Date.now() + context.patience.settleMs;
  for (;;) {
    const view = await context.reader.change(change);
    if (view?.status === 'invalid') throw invalidChange(view);
    if (view !== null && !isMoving(view)) return view;
    if (Date.now() > until) return view ?? unprepared(context, change);
    await sleep(20);
  }
}

const isMoving = ({ status, requirements }: ChangeView): boolean =>
  status === 'preparing' ||
  status === 'applying' ||
  (status === 'review' && requirements.every(({ met }) => met));

/** A change that no worker has looked at yet. */
export const unprepared = (context: Context, change: string): ChangeView =>
  changeView(newChange(context.project, change));

const invalidChange = (view: ChangeView): Failure =>
  invalid([{ pointer: '', code: 'INVALID', detail: view.ending ?? 'the change is not valid' }]);
