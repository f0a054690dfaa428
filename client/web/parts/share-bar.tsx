import { percentText } from '../model/percent.js';

interface Props {
  /** 0 to 100. */
  readonly percent: number;
  readonly label: string;
}

/** How much of everybody, as a bar with its number. */
export function ShareBar({ percent, label }: Props) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden
        className="h-2 w-20 shrink-0 border border-edge"
      >
        <rect width={percent} height="4" className="fill-accent" />
      </svg>
      <span className="whitespace-nowrap">
        <span className="sr-only">{label}: </span>
        {percentText(percent)}
      </span>
    </span>
  );
}
