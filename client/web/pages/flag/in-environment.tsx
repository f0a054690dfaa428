import { useQuery } from '@tanstack/react-query';
import type { Flag } from '@sluice/evaluator';
import type { FlagBody } from '../../../http/wire/flag.js';
import type { ProjectBody } from '../../../http/wire/project.js';
import { flagQuery } from '../../api/queries.js';
import { inOrder, quoted, serveWords } from '../../model/rule-words.js';
import { Command } from '../../parts/command.js';
import { Environment } from '../../parts/environment.js';
import { Loaded } from '../../parts/loaded.js';
import { isolated, isolatedTexts } from '../../model/visible.js';
import { Text, Words } from '../../parts/text.js';
import { History } from './history.js';
import { RuleLine } from './rule-line.js';

interface Props {
  readonly environment: ProjectBody['environments'][number];
  readonly flag: string;
}

/** The record of one environment, in words. */
export function InEnvironment({ environment, flag }: Props) {
  const query = useQuery(flagQuery(environment.key, flag));
  const critical = environment.criticality === 'critical';
  return (
    <section
      aria-label={environment.name}
      className={`mt-6 border ${critical ? 'border-2 border-danger' : 'border-line'} px-4 pt-3 pb-4`}
    >
      <h2 className="flex flex-wrap items-center gap-2">
        <Environment name={environment.key} />
        {!environment.governed && <span className="text-quiet">free: changes need nobody</span>}
      </h2>
      <Loaded query={query}>
        {(body) => <Shown body={body} flag={flag} environment={environment.key} />}
      </Loaded>
    </section>
  );
}

interface ShownProps {
  readonly body: FlagBody | null;
  readonly flag: string;
  readonly environment: string;
}

function Shown({ body, flag, environment }: ShownProps) {
  const record = body?.record ?? null;
  if (record === null)
    return (
      <div className="mt-2 flex flex-col items-start gap-2 text-quiet">
        <p>{body === null ? 'It is not here.' : 'It was deleted.'}</p>
        <Command text={`sluice change create --flag ${flag} --env ${environment} --help`} />
      </div>
    );
  return (
    <>
      <Serves flag={record} />
      <History flag={flag} environment={environment} />
    </>
  );
}

const STATE = { active: 'Switched on', disabled: 'Switched off', archived: 'Archived' } as const;

function Serves({ flag }: { readonly flag: Flag }) {
  const rules = inOrder(flag);
  const off = flag.offVariant === undefined ? 'the default of the app' : quoted(flag.offVariant);
  return (
    <>
      <p className="mt-2 text-lg">
        <span className={`font-semibold ${flag.state === 'active' ? 'text-good' : 'text-quiet'}`}>
          {STATE[flag.state]}
        </span>
        {flag.state !== 'active' && (
          <>
            : everybody gets <Words value={off} />
          </>
        )}
      </p>
      <ol className={`mt-2 border-b border-line ${flag.state === 'active' ? '' : 'text-quiet'}`}>
        {rules.map((rule, i) => (
          <RuleLine key={rule.id} rule={rule} number={i + 1} />
        ))}
        <li className="border-t border-line py-2">
          {rules.length === 0 ? 'Everybody gets ' : 'Everybody else gets '}
          <Words value={serveWords(flag.serve)} />
        </li>
      </ol>
      {flag.overrides.length > 0 && (
        <p className="mt-2 text-quiet">{flag.overrides.length} overrides come first.</p>
      )}
      <Facts flag={flag} />
    </>
  );
}

function Facts({ flag }: { readonly flag: Flag }) {
  const variants = flag.variants
    .map(({ key, value }) => `${isolated(key)} = ${isolatedTexts(JSON.stringify(value))}`)
    .join(', ');
  return (
    <dl className="mt-3 grid grid-cols-[6rem_1fr] gap-y-0.5 text-sm text-quiet">
      <dt>Variants</dt>
      <dd>
        <Words value={variants} />
      </dd>
      {flag.description !== undefined && (
        <>
          <dt>About</dt>
          <dd>
            <Text value={flag.description} breaks />
          </dd>
        </>
      )}
      {flag.tags.length > 0 && (
        <>
          <dt>Tags</dt>
          <dd>
            <Words value={flag.tags.map(isolated).join(', ')} />
          </dd>
        </>
      )}
      {flag.prerequisites.length > 0 && (
        <>
          <dt>Needs</dt>
          <dd>
            <Words
              value={flag.prerequisites
                .map((each) => `${each.flag} = ${each.variants.map(isolated).join(' or ')}`)
                .join(', ')}
            />
          </dd>
        </>
      )}
    </dl>
  );
}
