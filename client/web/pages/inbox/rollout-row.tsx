import { Link } from '@tanstack/react-router';
import type { RolloutBody } from '../../../http/wire/rollout.js';
import { Environment } from '../../parts/environment.js';
import { ROW } from '../../parts/rows.js';
import { ShareBar } from '../../parts/share-bar.js';
import { Status } from '../../parts/status.js';
import { Text } from '../../parts/text.js';
import { Countdown } from '../../parts/time.js';

/** A running rollout: how far, and when it goes on. */
export function RolloutRow({ rollout }: { readonly rollout: RolloutBody }) {
  const { environment, flag, rule, percent, nextAt, status, stage, stages } = rollout;
  return (
    <li className="border-t border-line">
      <Link
        {...ROW}
        to="/rollouts/$env/$flag/$rule"
        params={{ env: environment, flag, rule }}
        className="flex flex-wrap items-center gap-x-4 gap-y-1 px-2 py-2.5 hover:bg-panel"
      >
        <span className="grow font-medium">
          <Text value={flag} />
        </span>
        <ShareBar percent={percent} label="Share" />
        <span className="text-quiet">
          stage {stage + 1} of {stages.length}
          {nextAt !== null && (
            <>
              , next in <Countdown at={nextAt} />
            </>
          )}
        </span>
        <Environment name={environment} />
        <Status status={status} />
      </Link>
    </li>
  );
}
