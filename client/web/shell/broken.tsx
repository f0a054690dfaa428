import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Failed } from '../parts/states.js';

/** A page that could not be drawn: our own mistake, told in place of it, with a way on. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const queries = useQueryErrorResetBoundary();
  const retry = (): void => {
    queries.reset();
    reset();
  };
  return <Failed error={error} retry={retry} />;
}
