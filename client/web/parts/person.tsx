import { useSuspenseQuery } from '@tanstack/react-query';
import { projectQuery } from '../api/queries.js';
import { isolated } from '../model/visible.js';
import { Text } from './text.js';

/** The name behind an id; the id itself where nobody is called so. */
export function usePersonName(): (id: string) => string {
  const { data } = useSuspenseQuery(projectQuery);
  return (id) => data.people.find((person) => person.id === id)?.name ?? id;
}

/** The same for the middle of a sentence, where it keeps to itself. */
export function useNameInWords(): (id: string) => string {
  const nameOf = usePersonName();
  return (id) => isolated(nameOf(id));
}

export function Person({ id }: { readonly id: string }) {
  const name = usePersonName()(id);
  return (
    <span title={id} className="font-medium">
      <Text value={name} />
    </span>
  );
}

/** `Ada Moreau, Ben Okafor`. */
export function People({ ids }: { readonly ids: readonly string[] }) {
  return ids.map((id, i) => (
    <span key={id}>
      {i > 0 && ', '}
      <Person id={id} />
    </span>
  ));
}
