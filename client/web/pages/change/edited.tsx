/** Says that the form is about another edition than the one last looked at. */
export function Edited({ edition }: { readonly edition: number }) {
  return (
    <p role="alert" className="mb-3 border-l-3 border-care bg-care-wash px-3 py-2">
      This change was edited since you looked: it is edition {edition} now. Look again; ticks and choices were
      cleared, texts stay.
    </p>
  );
}
