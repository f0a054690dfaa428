import { percentText } from '../model/percent.js';
import { roughly } from '../model/time.js';

export interface Stage {
  readonly percent: number;
  readonly waitMs: number | null;
}

interface Props {
  readonly stages: readonly Stage[];
  /** Number of the stage last set, from 0; −1 before the first, null where nothing has begun. */
  readonly at: number | null;
}

/** The stages as steps, each as high as its share: full where it was reached, hollow where it is to come. */
export function StageLadder({ stages, at }: Props) {
  return (
    <ol
      className="mt-4 grid max-w-200 grid-cols-[repeat(auto-fit,minmax(3.25rem,1fr))] items-end gap-x-1 gap-y-3"
      aria-label="Stages"
    >
      {stages.map((stage, i) => (
        <Step key={i} stage={stage} number={i} at={at} />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly stage: Stage;
  readonly number: number;
  readonly at: number | null;
}

const HEIGHT = 48;

function Step({ stage: { percent, waitMs }, number, at }: StepProps) {
  const reached = at !== null && number <= at;
  const height = Math.max(2, (percent / 100) * HEIGHT);
  return (
    <li aria-current={number === at ? 'step' : undefined}>
      <svg
        viewBox={`0 0 10 ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden
        className="h-12 w-full overflow-visible"
      >
        <rect
          width="10"
          y={HEIGHT - height}
          height={height}
          vectorEffect="non-scaling-stroke"
          className={reached ? 'fill-accent stroke-accent' : 'fill-transparent stroke-edge'}
        />
      </svg>
      <div className={`mt-1 ${number === at ? 'font-semibold' : ''}`}>{percentText(percent)}</div>
      <div className="text-sm text-quiet">
        {waitMs === null ? (number === at ? 'now' : 'the end') : `for ${roughly(waitMs)}`}
        <span className="sr-only">{reached ? ', reached' : ', to come'}</span>
      </div>
    </li>
  );
}
