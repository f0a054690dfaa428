import { useQueryClient } from '@tanstack/react-query';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Failed } from '../parts/states.js';

/** A page that could not be drawn, told in its place. Trying again forgets what it could not be drawn from. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const queries = useQueryClient();
  const retry = (): void => {
    void queries.resetQueries();
    reset();
  };
  return <Failed error={error} retry={retry} />;
}
