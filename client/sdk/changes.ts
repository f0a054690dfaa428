import { WorkflowNotFoundError } from '@temporalio/client';
import type { ChangeView } from '../../domain/change/projection.js';
import { changeWorkflowId } from '../../domain/ids.js';
import { MESSAGE } from '../../domain/messages.js';
import { canonicalJson } from '../../domain/proposal/canonical.js';
import type { ChangeRequest } from '../../domain/proposal/intent.js';
import type { Author, Proposal } from '../../domain/proposal/proposal.js';
import type { Page, Paged } from '../../store/port.js';
import type { Caller } from './caller.js';
import { signCommand } from './command.js';
import type { Context } from './context.js';
import { authorOf, createChange, previewChange, unprepared } from './create-change.js';
import { deliver, type Delivery } from './deliver.js';
import { Failure, notFound } from './failure.js';
import { preview, type Preview } from './preview.js';

export interface Changes {
  /** What the request would do and need; nothing is stored. */
  preview(caller: Caller, request: ChangeRequest): Promise<Preview>;
  /**
   * Opens a change and waits a little for it to be prepared, and in a free environment to be applied.
   * Throws `Failure`: invalid, forbidden, conflict (idempotency key), unavailable.
   */
  create(caller: Caller, request: ChangeRequest): Promise<ChangeView>;
  /** Newest first. */
  list(page: Page): Promise<Paged<ChangeView>>;
  /** Throws `Failure` (notFound). */
  show(id: string): Promise<ChangeView>;
  /** Makes the next edition; `seen` is the proposal the caller edited from. Throws `Failure` (stale, …). */
  edit(caller: Caller, edit: Edit): Promise<Delivery>;
  withdraw(
    caller: Caller,
    withdrawal: { readonly change: string; readonly reason: string },
  ): Promise<Delivery>;
}

export interface Edit {
  readonly change: string;
  readonly request: ChangeRequest;
  readonly seen: number;
}

export const createChanges = (context: Context): Changes => ({
  preview: (caller, request) => previewChange(context, caller, request),
  create: (caller, request) => createChange(context, caller, request),
  list: (page) => context.reader.changes(page),
  show: (id) => show(context, id),
  edit: (caller, change) => edit(context, caller, change),
  withdraw: (caller, withdrawal) => withdraw(context, caller, withdrawal),
});

async function show(context: Context, id: string): Promise<ChangeView> {
  const view = await context.reader.change(id);
  if (view !== null) return view;
  if (await isStarted(context, id)) return unprepared(context, id);
  throw notFound(`change ${id}`, 'sluice change list');
}

/** Whether a change exists that no worker has prepared yet; the store has the say on all others. */
async function isStarted(context: Context, id: string): Promise<boolean> {
  const handle = context.temporal.client.workflow.getHandle(changeWorkflowId(context.project, id));
  try {
    const { status } = await context.temporal.reach(context.patience.serverMs, () => handle.describe());
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || error instanceof Failure) return false;
    throw error;
  }
}

async function edit(context: Context, caller: Caller, asked: Edit): Promise<Delivery> {
  const view = await show(context, asked.change);
  if (asked.seen !== view.edition) throw staleEdit(view, asked.seen);
  const authors = [...(await authorsOf(context, view)), authorOf(caller)];
  const edition = view.edition + 1;
  await preview(context, caller, { request: asked.request, change: view.id, edition, authors });
  const bodyHash = await context.reader.put(canonicalJson(asked.request));
  const signed = await signCommand<'edit'>(context, caller, {
    target: `${view.id} ${String(edition)}`,
    body: { cmd: 'edit', change: view.id, edition, bodyHash },
  });
  return deliver(context, { ...signed, workflowId: view.workflowId, name: MESSAGE.edit });
}

async function authorsOf(context: Context, view: ChangeView): Promise<readonly Author[]> {
  const text = await context.reader.document(view.proposalHash);
  return text === null ? [] : (JSON.parse(text) as Proposal).authors;
}

function staleEdit(view: ChangeView, seen: number): Failure {
  const detail = `change ${view.id} is at edition ${String(view.edition)} and you edited ${String(seen)}; look again: sluice change show ${view.id}`;
  return new Failure({ kind: 'stale', code: 'STALE', detail, current: view });
}

async function withdraw(
  context: Context,
  caller: Caller,
  asked: { readonly change: string; readonly reason: string },
): Promise<Delivery> {
  const view = await show(context, asked.change);
  const signed = await signCommand<'withdraw'>(context, caller, {
    target: view.id,
    body: { cmd: 'withdraw', change: view.id, reason: asked.reason },
  });
  return deliver(context, { ...signed, workflowId: view.workflowId, name: MESSAGE.withdraw });
}
