import type { Impact } from '../../model/impact.js';
import { Environment } from '../../parts/environment.js';
import { Text, Words } from '../../parts/text.js';

/** What goes from what to what, for whom: large enough to be read first. */
export function ImpactLines({ impacts }: { readonly impacts: readonly Impact[] }) {
  if (impacts.length === 0) return <p className="text-quiet">Nothing that can be seen: it is so already.</p>;
  return (
    <ul className="flex flex-col gap-4">
      {impacts.map((impact, i) => (
        <Line key={i} impact={impact} first={isNewPlace(impacts, i)} />
      ))}
    </ul>
  );
}

const isNewPlace = (impacts: readonly Impact[], i: number): boolean => {
  const [one, other] = [impacts[i], impacts[i - 1]];
  return one?.flag !== other?.flag || one?.environment !== other?.environment;
};

/** Beyond this many characters a side is set in the size of running text. */
const SHORT = 24;

function Line({ impact, first }: { readonly impact: Impact; readonly first: boolean }) {
  const { flag, environment, from, to, about } = impact;
  const size =
    (from ?? '').length > SHORT || to.length > SHORT ? '' : 'text-[2.1rem] leading-tight tracking-tight';
  return (
    <li>
      {first && (
        <p className="mb-0.5 flex flex-wrap items-center gap-2">
          <span className="font-medium">
            <Text value={flag} />
          </span>
          <Environment name={environment} />
        </p>
      )}
      <p className={`font-semibold ${size}`}>
        {from !== null && (
          <>
            <span className="text-quiet">
              <Words value={from} />
            </span>{' '}
            <span aria-hidden>→</span>
            <span className="sr-only">becomes</span>{' '}
          </>
        )}
        <Words value={to} />
      </p>
      <p className="text-[1.07rem]">
        <Words value={about} />
      </p>
    </li>
  );
}
