import type { ChangeView } from '../../domain/change/projection.js';
import type { RolloutView } from '../../domain/rollout/state.js';
import type { Page, Paged } from '../../store/port.js';
import type { Caller } from './caller.js';
import type { Context } from './context.js';

/** What a person finds when they come in. */
export interface Inbox {
  /** Changes with an open requirement they can meet and have not met. */
  readonly waiting: readonly ChangeView[];
  /** Changes they asked for that have not ended. */
  readonly asked: readonly ChangeView[];
  /** Rollouts that run. */
  readonly rollouts: readonly RolloutView[];
  /** The newest changes. */
  readonly recent: readonly ChangeView[];
}

export interface Inboxes {
  of(caller: Caller): Promise<Inbox>;
}

/** How far back is looked: what waits longer than this many changes has expired. */
const PAGE = 200;
const MOST_PAGES = 5;
const RECENT = 10;

export const createInboxes = (context: Context): Inboxes => ({
  of: async (caller) => {
    const [changes, rollouts] = await Promise.all([
      newest((page) => context.reader.changes(page)),
      newest((page) => context.reader.rollouts(page)),
    ]);
    const me = caller.person.id;
    return {
      waiting: changes.filter((change) => waitsFor(change, me)),
      asked: changes.filter((change) => change.requester === me && !ENDED.has(change.status)),
      rollouts: rollouts.filter(({ status }) => status !== 'done' && status !== 'aborted'),
      recent: changes.slice(0, RECENT),
    };
  },
});

const ENDED: ReadonlySet<ChangeView['status']> = new Set([
  ...(['applied', 'done', 'aborted', 'rejected'] as const),
  ...(['withdrawn', 'expired', 'invalid'] as const),
]);

/** One person fills one slot, so whoever approved one requirement is not asked for another. */
const waitsFor = ({ status, requirements }: ChangeView, me: string): boolean =>
  status === 'review' &&
  !requirements.some(({ metBy }) => metBy.includes(me)) &&
  requirements.some(({ open, eligible }) => open && eligible.includes(me));

async function newest<T>(read: (page: Page) => Promise<Paged<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let before: string | undefined;
  for (let i = 0; i < MOST_PAGES; i += 1) {
    const page = await read({ limit: PAGE, ...(before === undefined ? {} : { before }) });
    items.push(...page.items);
    before = page.next;
    if (before === undefined) break;
  }
  return items;
}
