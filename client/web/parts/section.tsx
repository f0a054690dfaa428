import { useId, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** Stands at the end of the heading's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its heading. */
export function Section({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-8">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-[0.93rem] font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
