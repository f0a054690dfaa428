import { useQuery } from '@tanstack/react-query';
import type { ChangeBody } from '../../../http/wire/change.js';
import type { InboxBody } from '../../../http/wire/inbox.js';
import { inboxQuery } from '../../api/queries.js';
import { Loaded } from '../../parts/loaded.js';
import { PageTitle } from '../../parts/page-title.js';
import { ChangeRow } from '../../parts/rows.js';
import { Section } from '../../parts/section.js';
import { Empty } from '../../parts/states.js';
import { RolloutRow } from './rollout-row.js';

/** What waits for me, what runs, what happened. */
export function InboxPage() {
  const inbox = useQuery(inboxQuery);
  return (
    <>
      <PageTitle name="Inbox" />
      <Loaded query={inbox}>{(data) => <Sections inbox={data} />}</Loaded>
    </>
  );
}

const ASK = 'sluice change create --flag FLAG --env production --on --reason "why"';
const ROLL_OUT =
  'sluice change create --flag FLAG --env production --rollout on --stages 5,25,100 --wait 1h --reason "why"';

function Sections({ inbox }: { readonly inbox: InboxBody }) {
  return (
    <div className="grid gap-x-10 xl:grid-cols-[minmax(0,1fr)_30rem]">
      <div className="min-w-0">
        <Mine inbox={inbox} />
      </div>
      <div className="min-w-0">
        <Rollouts rollouts={inbox.rollouts} />
        <Recent inbox={inbox} />
      </div>
    </div>
  );
}

function Mine({ inbox: { waiting, asked } }: { readonly inbox: InboxBody }) {
  return (
    <>
      <Section title={`Waits for you${waiting.length === 0 ? '' : ` (${waiting.length})`}`}>
        <Changes changes={waiting} empty="Nothing waits for you." command={ASK} />
      </Section>
      {asked.length > 0 && (
        <Section title="You asked for">
          <Changes changes={asked} empty="" command={ASK} />
        </Section>
      )}
    </>
  );
}

function Rollouts({ rollouts }: Pick<InboxBody, 'rollouts'>) {
  return (
    <Section title="Running rollouts">
      {rollouts.length === 0 ? (
        <Empty command={ROLL_OUT}>No rollout runs.</Empty>
      ) : (
        <ul className="border-b border-line">
          {rollouts.map((rollout) => (
            <RolloutRow key={rollout.id} rollout={rollout} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Recent({ inbox: { waiting, asked, recent } }: { readonly inbox: InboxBody }) {
  const shown = new Set([...waiting, ...asked].map(({ id }) => id));
  return (
    <Section title="Recent changes">
      <Changes
        changes={recent.filter(({ id }) => !shown.has(id))}
        empty={recent.length === 0 ? 'Nothing was asked for yet.' : 'No others.'}
        command={ASK}
      />
    </Section>
  );
}

interface ChangesProps {
  readonly changes: readonly ChangeBody[];
  readonly empty: string;
  readonly command: string;
}

function Changes({ changes, empty, command }: ChangesProps) {
  if (changes.length === 0) return <Empty command={command}>{empty}</Empty>;
  return (
    <ul className="border-b border-line">
      {changes.map((change) => (
        <ChangeRow key={change.id} change={change} />
      ))}
    </ul>
  );
}
