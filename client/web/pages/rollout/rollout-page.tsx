import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { RolloutBody } from '../../../http/wire/rollout.js';
import { rolloutQuery } from '../../api/queries.js';
import { CriticalFrame, Environment } from '../../parts/environment.js';
import { Loaded } from '../../parts/loaded.js';
import { PageTitle } from '../../parts/page-title.js';
import { StageLadder } from '../../parts/stage-ladder.js';
import { Status } from '../../parts/status.js';
import { Text, Words } from '../../parts/text.js';
import { percentText } from '../../model/percent.js';
import { whatWords } from '../../model/waiting.js';
import { useNameInWords } from '../../parts/person.js';
import { Abort } from './abort.js';
import { NextStep } from './next-step.js';

/** A rollout to watch, and to stop. */
export function RolloutPage() {
  const key = useParams({ from: '/rollouts/$env/$flag/$rule' });
  const rollout = useQuery(rolloutQuery(key));
  return (
    <>
      <PageTitle name={`Rollout of ${key.flag}`}>
        Rollout of <Text value={key.flag} />
      </PageTitle>
      <Loaded query={rollout}>{(data) => <Panel key={data.id} rollout={data} />}</Loaded>
    </>
  );
}

const LINK = 'inline-flex min-h-7 items-center text-accent underline';

function Panel({ rollout }: { readonly rollout: RolloutBody }) {
  const { environment, rule, status, stage, stages, percent, startPercent, change, waiting, workflow } =
    rollout;
  const nameOf = useNameInWords();
  return (
    <>
      <CriticalFrame environments={[environment]} />
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-4 text-quiet">
        <Environment name={environment} />
        <Status status={status} />
        <span>
          rule <Text value={rule} />
        </span>
        <Link data-row="" to="/changes/$id" params={{ id: change }} className={LINK}>
          Change {change}
        </Link>
        {workflow.url !== null && (
          <a href={workflow.url} target="_blank" rel="noreferrer" className={LINK}>
            Workflow in Temporal
          </a>
        )}
      </div>
      <div className="mt-6 flex flex-wrap items-start gap-x-12 gap-y-5">
        <div aria-live="polite">
          <p className="text-5xl leading-none font-semibold tracking-tight" data-percent={percent}>
            {percentText(percent)}
          </p>
          <p className="mt-1 text-quiet">of its subjects get it; it began at {percentText(startPercent)}</p>
        </div>
        <NextStep rollout={rollout} />
      </div>
      <StageLadder stages={stages} at={status === 'aborted' ? -1 : stage} />
      <p className="mt-5 border-l-3 border-accent bg-panel px-4 py-3">
        <Words value={whatWords(rollout, nameOf)} />
        {waiting.who !== '' && (
          <span className="text-quiet">
            {' '}
            <Text value={`${waiting.who}.`} />
          </span>
        )}
      </p>
      <Abort rollout={rollout} />
    </>
  );
}
