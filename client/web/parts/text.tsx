import { pieces } from '../model/visible.js';

interface Props {
  readonly value: string;
  /** Line breaks stay. */
  readonly breaks?: boolean;
}

/** Whatever a person entered: as text, with what would act instead of show written out. */
export function Text({ value, breaks = false }: Props) {
  const shown = pieces(value, breaks).map((piece, i) =>
    piece.hidden ? (
      <span key={i} className="mx-px rounded-xs bg-care-wash px-0.5 font-mono text-[0.8em] text-care">
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
  return <bdi className={breaks ? 'whitespace-pre-wrap' : undefined}>{shown}</bdi>;
}
