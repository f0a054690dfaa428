import { canonicalJson } from '../../domain/proposal/canonical.js';
import type { EntryBody } from '../../domain/ledger/entry.js';
import { sha256 } from '../../proof/hash.js';
import type { Projection, Transition } from '../port.js';
import type { ProjectKeys } from './keys.js';
import type { Slots } from './slots.js';

/** How long a receipt answers for its opId: longer than any workflow retries. Afterwards the record's head does. */
const RECEIPT_SECONDS = 90 * 24 * 3600;

/** What a manifest is made from. */
export interface Parts {
  readonly keys: ProjectKeys;
  readonly slots: Slots;
}

/** The part that every script reads: the operation, its ledger entry and what goes with it. */
export const transitionPart = (parts: Parts, transition: Transition): object => ({
  op: transition.opId,
  receiptSeconds: RECEIPT_SECONDS,
  keys: projectPlaces(parts, transition.opId),
  entry: entryPart(parts, transition.entry),
  view: transition.projection && viewPart(parts, transition.projection),
  command: transition.command,
  close: transition.close && closedField(transition.close),
});

/** Field under which a change is closed for one proposal. */
export const closedField = (of: { readonly change: string; readonly proposalHash: string }): string =>
  `${of.change}/${of.proposalHash}`;

function projectPlaces({ keys, slots }: Parts, opId: string): object {
  return {
    receipt: slots.key(keys.receipt(opId), 'string'),
    project: slots.key(keys.project, 'hash'),
    ledger: slots.key(keys.ledger, 'stream'),
    ledgerHead: slots.key(keys.ledgerHead, 'string'),
    closed: slots.key(keys.closed, 'hash'),
    commands: slots.key(keys.commands, 'hash'),
  };
}

function entryPart({ keys, slots }: Parts, entry: EntryBody): object {
  const body = canonicalJson(entry);
  const trail = entry.change === undefined ? undefined : slots.key(keys.trail(entry.change), 'list');
  return { body: slots.text(body), hash: sha256(body), change: entry.change, trail };
}

function viewPart({ keys, slots }: Parts, { collection, view }: Projection): object {
  const { views, order, latest } = keys.collection(collection);
  return {
    id: view.id,
    member: 'change' in view ? runOf(view) : view.id,
    transition: view.transition,
    text: slots.text(JSON.stringify(view)),
    views: slots.key(views, 'hash'),
    order: slots.key(order, 'zset'),
    latest: slots.key(latest, 'hash'),
  };
}

/** A rule can be rolled out again under the same id; each run counts its own transitions from the start. */
const runOf = (view: { readonly id: string; readonly change: string }): string => `${view.id} ${view.change}`;
