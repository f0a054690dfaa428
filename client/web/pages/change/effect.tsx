import type { Item, Proposal } from '../../../../domain/proposal/proposal.js';
import type { ChangeBody } from '../../../http/wire/change.js';
import type { ReviewBody } from '../../../http/wire/review.js';
import { impactsOf, placeOf, recordsOf } from '../../model/impact.js';
import { Section } from '../../parts/section.js';
import { Failed, Loading } from '../../parts/states.js';
import { Text } from '../../parts/text.js';
import { ImpactLines } from './impact-lines.js';
import { JsonDiff } from './json-diff.js';
import { StageLadder } from '../../parts/stage-ladder.js';
import type { Reviewed } from './use-review.js';

interface Props {
  readonly review: Reviewed;
  readonly change: ChangeBody;
}

const OPEN = ['preparing', 'review', 'blocked'];

/** What changes for whom: in words, with the JSON beside it where there is room. */
export function Effect({ review, change }: Props) {
  if (change.proposalHash === '') return null;
  return (
    <Section title="What changes">
      {review.review !== null ? (
        <Proposed review={review.review} open={OPEN.includes(change.status)} />
      ) : review.error === null ? (
        <Loading />
      ) : (
        <Failed error={review.error} retry={review.retry} />
      )}
    </Section>
  );
}

interface ProposedProps {
  readonly review: ReviewBody;
  /** Not written yet, so that it matters what was written since. */
  readonly open: boolean;
}

function Proposed({ review, open }: ProposedProps) {
  const { items } = review.proposal;
  const alone = items.length === 1;
  const why = <Why proposal={review.proposal} />;
  return (
    <>
      <ul className="flex flex-col gap-6">
        {items.map((item) => (
          <li key={`${placeOf(item.target)} ${item.op}`} className="grid gap-x-8 gap-y-3 xl:grid-cols-2">
            <div className="min-w-0">
              <InWords item={item} review={review} />
              {alone && why}
            </div>
            <InJson item={item} review={review} open={open} />
          </li>
        ))}
      </ul>
      {!alone && why}
    </>
  );
}

interface ItemProps {
  readonly item: Item;
  readonly review: ReviewBody;
}

function InWords({ item, review: { proposal, before } }: ItemProps) {
  const { plan } = proposal;
  const own = plan !== null && plan.target.env === item.target.env && plan.target.flag === item.target.key;
  return (
    <>
      <ImpactLines impacts={impactsOf({ items: [item], plan }, recordsOf(before))} />
      {own && (
        <StageLadder
          stages={plan.stages.map(({ units, wait }) => ({
            percent: units / 1000,
            waitMs: wait?.forMs ?? null,
          }))}
          at={null}
        />
      )}
    </>
  );
}

function InJson({ item, open, review: { proposal, before, live } }: ItemProps & Pick<ProposedProps, 'open'>) {
  const { env, key } = item.target;
  const version = live.find((flag) => flag.environment === env && flag.key === key)?.version ?? 0;
  return (
    <JsonDiff
      item={item}
      before={recordsOf(before).get(placeOf(item.target)) ?? null}
      liveVersion={open ? version : 0}
      alone={proposal.items.length === 1}
    />
  );
}

function Why({ proposal: { reason, ticket } }: { readonly proposal: Proposal }) {
  return (
    <blockquote className="mt-4 border-l-2 border-line pl-3">
      <span className="text-quiet">Why: </span>
      <Text value={reason} breaks />
      {ticket !== undefined && (
        <span className="ml-2 text-quiet">
          (<Text value={ticket} />)
        </span>
      )}
    </blockquote>
  );
}
