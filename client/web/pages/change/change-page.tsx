import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ChangeBody } from '../../../http/wire/change.js';
import { changeQuery, meQuery } from '../../api/queries.js';
import { CriticalFrame } from '../../parts/environment.js';
import { Loaded } from '../../parts/loaded.js';
import { PageTitle } from '../../parts/page-title.js';
import { DecisionPanel } from './decision-panel.js';
import { Effect } from './effect.js';
import { Head } from './head.js';
import { Refusals } from './refusals.js';
import { Timeline } from './timeline.js';
import { useReview } from './use-review.js';
import { WaitingFor } from './waiting-for.js';

/** Where people decide: what changes for whom, what is missing, and the form. */
export function ChangePage() {
  const { id } = useParams({ from: '/changes/$id' });
  const change = useQuery(changeQuery(id));
  return (
    <>
      {change.data === undefined && <PageTitle name={`Change ${id}`} />}
      <Loaded query={change}>{(data) => <Shown key={data.id} change={data} />}</Loaded>
    </>
  );
}

function Shown({ change }: { readonly change: ChangeBody }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const review = useReview(change);
  return (
    <>
      <CriticalFrame environments={change.environments} />
      <Head change={change} />
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="min-w-0">
          <WaitingFor change={change} />
          <Effect review={review} change={change} />
        </div>
        <aside aria-label="Decision" className="min-w-0 lg:row-span-2">
          <DecisionPanel change={change} review={review} me={me} />
        </aside>
        <div className="min-w-0">
          <Refusals change={change} />
          <Timeline change={change} />
        </div>
      </div>
    </>
  );
}
