import { Link } from '@tanstack/react-router';
import type { ChangeBody } from '../../../http/wire/change.js';
import { whatWords, whoWords } from '../../model/waiting.js';
import { Command } from '../../parts/command.js';
import { useNameInWords } from '../../parts/person.js';
import { Words } from '../../parts/text.js';

const TONE: { readonly [status: string]: string } = {
  review: 'border-care bg-care-wash',
  blocked: 'border-bad bg-bad-wash',
  rejected: 'border-bad bg-bad-wash',
  expired: 'border-bad bg-bad-wash',
  aborted: 'border-bad bg-bad-wash',
  invalid: 'border-bad bg-bad-wash',
  applied: 'border-good bg-good-wash',
  done: 'border-good bg-good-wash',
};

/** The one sentence: what is missing, who can act, what to type. As in the command line, but with people by name. */
export function WaitingFor({ change }: { readonly change: ChangeBody }) {
  const { waiting, status, rollout } = change;
  const nameOf = useNameInWords();
  const who = whoWords(change, nameOf);
  return (
    <section
      aria-label="State"
      aria-live="polite"
      className={`mt-5 border-l-3 px-4 py-3 ${TONE[status] ?? 'border-accent bg-panel'}`}
    >
      <p className="text-[1.07rem] font-medium">
        <Words value={whatWords(change, nameOf)} />
      </p>
      {who !== '' && (
        <p className="mt-0.5">
          <Words value={who} />
        </p>
      )}
      {rollout !== null && (status === 'rolling' || status === 'done' || status === 'aborted') && (
        <p className="mt-1.5">
          <RolloutLink rollout={rollout} />
        </p>
      )}
      {waiting.next !== '' && (
        <p className="mt-2 flex flex-wrap items-center gap-2 text-sm text-quiet max-sm:hidden">
          or type <Command text={waiting.next} />
        </p>
      )}
    </section>
  );
}

function RolloutLink({ rollout }: { readonly rollout: string }) {
  const [env = '', flag = '', rule = ''] = rollout.split('/');
  return (
    <Link
      data-row=""
      to="/rollouts/$env/$flag/$rule"
      params={{ env, flag, rule }}
      className="inline-flex min-h-7 items-center font-medium text-accent underline underline-offset-2"
    >
      Watch the rollout
    </Link>
  );
}
