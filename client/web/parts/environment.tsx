import { useSuspenseQuery } from '@tanstack/react-query';
import { projectQuery } from '../api/queries.js';
import { Text } from './text.js';

/** Whether a mistake in one of these environments is costly. */
export function useCritical(environments: readonly string[]): boolean {
  const { data } = useSuspenseQuery(projectQuery);
  return data.environments.some(
    ({ key, criticality }) => criticality === 'critical' && environments.includes(key),
  );
}

/** The name of an environment; a critical one stands out. */
export function Environment({ name }: { readonly name: string }) {
  const critical = useCritical([name]);
  const look = critical ? 'border-danger bg-danger text-white' : 'border-edge text-quiet';
  return (
    <span className={`inline-block rounded-xs border px-1.5 text-[0.86em] leading-[1.5] font-medium ${look}`}>
      <Text value={name} />
    </span>
  );
}

/** A red frame around the page that acts on a critical environment. */
export function CriticalFrame({ environments }: { readonly environments: readonly string[] }) {
  return useCritical(environments) ? (
    <div
      aria-hidden
      data-frame="critical"
      className="pointer-events-none fixed inset-0 z-40 border-3 border-danger"
    />
  ) : null;
}
