import type { ChangeBody } from '../../../http/wire/change.js';
import { Person } from '../../parts/person.js';
import { Section } from '../../parts/section.js';
import { Ago } from '../../parts/time.js';

const WHY: { readonly [code: string]: string } = {
  SELF_APPROVAL: 'whoever asked for a change, or edited it, cannot decide on it',
  ROLE_MISSING: 'a role that this needs is missing',
  STALE: 'it was about an earlier edition',
  NOT_AWAITED: 'it was not awaited then',
  ALREADY_DECIDED: 'the same person had decided already',
  FORM: 'the answers did not fit the form',
  EXPIRED: 'it came after its time',
  FORGED: 'no key of this project signed it',
  FOREIGN: 'it was signed for something else',
};

/** What was tried and refused, with its reason. */
export function Refusals({ change: { refusals } }: { readonly change: ChangeBody }) {
  if (refusals.length === 0) return null;
  return (
    <Section title="Refused">
      <ul className="border-b border-line">
        {refusals.map(({ jti, sub, cmd, code, at }) => (
          <li key={jti} className="border-t border-line py-2">
            {sub === null ? 'Somebody unknown' : <Person id={sub} />} tried to {cmd}:{' '}
            <span className="text-bad">{WHY[code] ?? code}</span>{' '}
            <span className="text-quiet">
              ({code}), <Ago at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
