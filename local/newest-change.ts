import type { ChangeBody, ChangePage } from '../client/http/wire/change.js';
import type { Person } from './people.js';

/** The change of that flag there that was asked for last; undefined until a worker has prepared it. */
export async function newestChange(
  person: Person,
  target: { readonly flag: string; readonly env: string },
): Promise<ChangeBody | undefined> {
  const { items } = (await person.asks(['change', 'list'])) as ChangePage;
  // An import touches every flag; it is nobody's rollout.
  return items.find((change) => change.rollout?.startsWith(`${target.env}/${target.flag}/`));
}
