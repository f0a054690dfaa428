interface Addressee {
  readonly open: boolean;
  readonly met: boolean;
  readonly eligible: readonly string[];
}

/**
 * The requirements a person's decision can be about, where they name none: those open to them; else the one they
 * could have met had nobody been faster; else the first open one (or of an ended change, the first), so that the
 * attempt is refused for its true reason and recorded.
 */
export function addressed<R extends Addressee>(requirements: readonly R[], person: string): readonly R[] {
  const theirs = requirements.filter((requirement) => requirement.eligible.includes(person));
  const open = theirs.filter((requirement) => requirement.open);
  if (open.length > 0) return open;
  const met = theirs.find((requirement) => requirement.met);
  const first = met ?? requirements.find((requirement) => requirement.open) ?? requirements[0];
  return first === undefined ? [] : [first];
}
