import { useEffect, useRef, type ReactNode } from 'react';
import { visible } from '../model/visible.js';

interface Props {
  readonly name: string;
  /** Shown in place of the name. */
  readonly children?: ReactNode;
}

/** The heading of a page; whoever came by a link finds the focus there. */
export function PageTitle({ name, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <title>{`${visible(name)} · Sluice`}</title>
      <h1
        ref={heading}
        tabIndex={-1}
        className="text-xl font-semibold tracking-tight outline-none sm:text-2xl"
      >
        {children ?? name}
      </h1>
    </>
  );
}
