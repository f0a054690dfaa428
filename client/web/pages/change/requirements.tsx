import type { ChangeBody } from '../../../http/wire/change.js';
import type { Requirement } from '../../model/may.js';
import { People } from '../../parts/person.js';
import { Section } from '../../parts/section.js';
import { Text } from '../../parts/text.js';
import { BothZones } from '../../parts/time.js';

/** What has to be met, n of m, and who can. */
export function Requirements({ change, me }: { readonly change: ChangeBody; readonly me: string }) {
  if (change.requirements.length === 0)
    return change.proposalHash === '' ? null : (
      <Section title="Requirements">
        <p className="text-quiet">None: this environment is free, so it is applied at once.</p>
      </Section>
    );
  const met = change.requirements.filter((requirement) => requirement.met).length;
  return (
    <Section
      title="Requirements"
      aside={
        <span className="text-quiet">
          {met} of {change.requirements.length} met
        </span>
      }
    >
      <ol className="border-b border-line">
        {change.requirements.map((requirement) => (
          <Line key={requirement.id} requirement={requirement} me={me} over={change.status !== 'review'} />
        ))}
      </ol>
    </Section>
  );
}

interface LineProps {
  readonly requirement: Requirement;
  readonly me: string;
  /** Nothing is awaited any more. */
  readonly over: boolean;
}

function Line({ requirement, me, over }: LineProps) {
  const { title, metBy, count, met, open, deadline } = requirement;
  return (
    <li className="flex gap-2.5 border-t border-line py-2.5">
      <Mark requirement={requirement} />
      <div className="min-w-0">
        <p className={open ? 'font-semibold' : 'font-medium'}>
          <span className="inline-block first-letter:uppercase">
            <Text value={title} />
          </span>{' '}
          <span className="font-normal whitespace-nowrap text-quiet">
            {metBy.length} of {count}
          </span>
        </p>
        {metBy.length > 0 && (
          <p className="text-good">
            by <People ids={metBy} />
          </p>
        )}
        {!met && !over && <WhoCan requirement={requirement} me={me} />}
        {deadline !== null && (
          <p className="mt-1 text-sm text-quiet">
            Expires <BothZones at={deadline} />
          </p>
        )}
      </div>
    </li>
  );
}

type OfRequirement = Pick<LineProps, 'requirement'>;

function Mark({ requirement: { met, open } }: OfRequirement) {
  const [sign, tone] = met ? ['✓', 'text-good'] : open ? ['●', 'text-care'] : ['○', 'text-quiet'];
  return (
    <span aria-hidden className={`mt-px w-4 shrink-0 text-center ${tone}`}>
      {sign}
    </span>
  );
}

function WhoCan({ requirement: { eligible, roles, open }, me }: OfRequirement & Pick<LineProps, 'me'>) {
  const who = roles.join(' or ');
  if (eligible.length === 0)
    return <p className="text-quiet">Nobody can act: it needs somebody else with {who}</p>;
  return (
    <p className="text-quiet">
      {eligible.includes(me) && open && <strong className="font-semibold text-ink">You can act. </strong>}
      {open ? 'Can act: ' : 'Comes next: '}
      <People ids={eligible} /> ({who})
    </p>
  );
}
