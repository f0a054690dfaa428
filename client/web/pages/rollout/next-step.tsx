import type { RolloutBody } from '../../../http/wire/rollout.js';
import { percentText } from '../../model/percent.js';
import { BothZones, Countdown } from '../../parts/time.js';

/** What comes next, and when, here and in UTC. */
export function NextStep({ rollout: { nextAt, stage, stages } }: { readonly rollout: RolloutBody }) {
  if (nextAt === null) return null;
  const next = stages[stage + 1];
  return (
    <div>
      <p className="text-5xl leading-none font-light tracking-tight">
        <Countdown at={nextAt} />
      </p>
      <p className="mt-1">{next === undefined ? 'until it is done' : `until ${percentText(next.percent)}`}</p>
      <p className="mt-1">
        <BothZones at={nextAt} />
      </p>
    </div>
  );
}
