import { parts, pieces } from '../model/visible.js';

interface Props {
  readonly value: string;
  /** Line breaks stay. */
  readonly breaks?: boolean;
}

/** Whatever a person entered: as text, with what would act instead of show written out. */
export function Text({ value, breaks = false }: Props) {
  return (
    <bdi className={breaks ? 'whitespace-pre-wrap' : undefined}>
      <Pieces value={value} breaks={breaks} />
    </bdi>
  );
}

/** A sentence of ours with names in it; each name keeps to itself. */
export function Words({ value }: Pick<Props, 'value'>) {
  return parts(value).map(({ text, name }, i) =>
    name ? <Text key={i} value={text} /> : <Pieces key={i} value={text} breaks={false} />,
  );
}

const Pieces = ({ value, breaks }: Required<Props>) =>
  pieces(value, breaks).map((piece, i) =>
    piece.hidden ? (
      <span key={i} className="mx-px rounded-xs bg-care-wash px-0.5 font-mono text-[0.8em] text-care">
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
