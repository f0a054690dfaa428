const TONE: { readonly [status: string]: string } = {
  review: 'text-care',
  preparing: 'text-quiet',
  applying: 'text-accent',
  blocked: 'text-bad',
  applied: 'text-good',
  rolling: 'text-accent',
  done: 'text-good',
  aborted: 'text-bad',
  rejected: 'text-bad',
  expired: 'text-bad',
  invalid: 'text-bad',
  held: 'text-bad',
  waiting: 'text-accent',
};

const WORD: { readonly [status: string]: string } = {
  review: 'in review',
  waiting: 'running',
  setting: 'running',
};

/** Where a change or a rollout stands: a word, never a colour alone. */
export function Status({ status }: { readonly status: string }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap font-medium ${TONE[status] ?? 'text-quiet'}`}
    >
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {WORD[status] ?? status}
    </span>
  );
}
