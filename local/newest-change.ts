import type { ChangeBody, ChangePage } from '../client/http/wire/change.js';
import { StoryFailure } from './narrator.js';
import type { Person } from './people.js';

/** The change of that flag that was asked for last. */
export async function newestChange(person: Person, flag: string): Promise<ChangeBody> {
  const { items } = (await person.asks(['change', 'list'])) as ChangePage;
  const change = items.find(({ flags }) => flags.includes(flag));
  if (change === undefined) throw new StoryFailure(`no change of ${flag} is listed`);
  return change;
}
