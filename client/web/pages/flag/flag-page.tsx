import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { changesQuery, projectQuery } from '../../api/queries.js';
import { Loaded } from '../../parts/loaded.js';
import { PageTitle } from '../../parts/page-title.js';
import { ChangeRow } from '../../parts/rows.js';
import { Section } from '../../parts/section.js';
import { Text } from '../../parts/text.js';
import { InEnvironment } from './in-environment.js';

/** A flag: what it is in each environment, what is pending, what it was. */
export function FlagPage() {
  const { key } = useParams({ from: '/flags/$key' });
  const { data: project } = useSuspenseQuery(projectQuery);
  return (
    <>
      <PageTitle name={key}>
        <Text value={key} />
      </PageTitle>
      <Pending flag={key} />
      {[...project.environments].reverse().map((environment) => (
        <InEnvironment key={environment.key} environment={environment} flag={key} />
      ))}
    </>
  );
}

const ENDED = ['applied', 'done', 'aborted', 'rejected', 'withdrawn', 'expired', 'invalid'];

/** Changes of this flag that are under way. */
function Pending({ flag }: { readonly flag: string }) {
  const changes = useQuery(changesQuery);
  return (
    <Loaded query={changes}>
      {({ items }) => {
        const open = items.filter(({ flags, status }) => flags.includes(flag) && !ENDED.includes(status));
        return open.length === 0 ? null : (
          <Section title="Under way">
            <ul className="border-b border-line">
              {open.map((change) => (
                <ChangeRow key={change.id} change={change} />
              ))}
            </ul>
          </Section>
        );
      }}
    </Loaded>
  );
}
