import { useQuery } from '@tanstack/react-query';
import type { ChangeBody } from '../../../http/wire/change.js';
import type { StepBody } from '../../../http/wire/timeline.js';
import { timelineQuery } from '../../api/queries.js';
import { told } from '../../model/timeline.js';
import { Folded } from '../../parts/folded.js';
import { Loaded } from '../../parts/loaded.js';
import { Person } from '../../parts/person.js';
import { Section } from '../../parts/section.js';
import { Ago } from '../../parts/time.js';
import { Answers } from './answers.js';

/** All that happened, as the ledger has it. */
export function Timeline({ change }: { readonly change: ChangeBody }) {
  const timeline = useQuery(timelineQuery(change.id));
  const titles = new Map(change.requirements.map(({ id, title }) => [id, title]));
  return (
    <Section title="Timeline" aside={<History change={change} />}>
      <Loaded query={timeline}>
        {({ items }) => (
          <ol className="border-b border-line">
            {items.map((step) => (
              <Step key={step.seq} step={step} titles={titles} />
            ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}

/** The same, event by event, where Temporal's pages can be reached. */
function History({ change: { workflow } }: { readonly change: ChangeBody }) {
  if (workflow.url === null) return null;
  return (
    <a href={workflow.url} target="_blank" rel="noreferrer" className="text-sm text-accent underline">
      Workflow in Temporal
    </a>
  );
}

const TONE = { plain: 'text-ink', good: 'text-good', bad: 'text-bad' } as const;

interface StepProps {
  readonly step: StepBody;
  readonly titles: ReadonlyMap<string, string>;
}

function Step({ step, titles }: StepProps) {
  const { who, words, reason, answers, tone } = told(step, titles);
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-4 border-t border-line py-2">
      <span className={TONE[tone]}>
        {who !== null && <Person id={who} />} {words}
      </span>
      <span className="text-sm text-quiet">
        <Ago at={step.at} />
      </span>
      {reason !== '' && (
        <span className="col-span-2 text-quiet">
          <Folded text={reason} />
        </span>
      )}
      {answers.length > 0 && (
        <div className="col-span-2">
          <Answers answers={answers} />
        </div>
      )}
    </li>
  );
}
