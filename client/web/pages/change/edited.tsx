interface Props {
  readonly edition: number;
  readonly onLooked: () => void;
}

/** Says that the form is about another edition than the one last looked at, until the person says they have looked. */
export function Edited({ edition, onLooked }: Props) {
  return (
    <div role="alert" className="mb-3 border-l-3 border-care bg-care-wash px-3 py-2">
      <p>
        This change was edited since you looked: it is edition {edition} now. Look again; ticks and choices
        were cleared, texts stay.
      </p>
      <button type="button" onClick={onLooked} className="mt-1 min-h-7 font-medium underline">
        I have looked
      </button>
    </div>
  );
}
