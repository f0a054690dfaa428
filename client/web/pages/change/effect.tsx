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

/** What changes for whom, in words. */
export function Effect({ review, change }: Props) {
  if (change.proposalHash === '') return null;
  return (
    <Section title="What changes">
      {review.review !== null ? (
        <Proposed review={review.review} />
      ) : review.error === null ? (
        <Loading />
      ) : (
        <Failed error={review.error} retry={review.retry} />
      )}
    </Section>
  );
}

function Proposed({ review: { proposal, before } }: { readonly review: ReviewBody }) {
  const records = recordsOf(before);
  return (
    <>
      <ImpactLines impacts={impactsOf(proposal, records)} />
      {proposal.plan !== null && (
        <StageLadder
          stages={proposal.plan.stages.map(({ units, wait }) => ({
            percent: units / 1000,
            waitMs: wait?.forMs ?? null,
          }))}
          at={null}
        />
      )}
      <blockquote className="mt-4 border-l-2 border-line pl-3">
        <span className="text-quiet">Why: </span>
        <Text value={proposal.reason} breaks />
        {proposal.ticket !== undefined && (
          <span className="ml-2 text-quiet">
            (<Text value={proposal.ticket} />)
          </span>
        )}
      </blockquote>
    </>
  );
}

/** The records before and after, as JSON. */
export function Records({ review: { review } }: Pick<Props, 'review'>) {
  if (review === null) return null;
  const { proposal, before, live } = review;
  const records = recordsOf(before);
  const versions = new Map(live.map(({ environment, key, version }) => [`${environment}/${key}`, version]));
  return proposal.items.map((item) => {
    const place = placeOf(item.target);
    return (
      <JsonDiff
        key={`${place} ${item.op}`}
        item={item}
        before={records.get(place) ?? null}
        liveVersion={versions.get(place) ?? 0}
        alone={proposal.items.length === 1}
      />
    );
  });
}
