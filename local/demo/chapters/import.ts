import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FlagPage } from '../../../client/http/wire/flag.js';
import type { Person } from '../../people.js';
import { ROOT } from '../../source-process.js';
import type { Story } from '../story.js';
import { PRODUCTION } from '../subjects.js';
import { answerTo } from '../wait.js';

/** The part of flagd's format that the story looks at. */
interface FlagdFile {
  readonly flags: { readonly [key: string]: unknown };
}

/** The flags of the file become the flags of an empty project; what does not map yet is reported. */
export async function importFlags({ narrator, admin, file }: Story): Promise<FlagPage['items']> {
  narrator.chapter('A file of flags becomes the flags of an empty project');
  const { stdout } = await admin.types(['import', file]);
  const { flags } = JSON.parse(await readFile(resolve(ROOT, file), 'utf8')) as FlagdFile;
  const { items } = await answerTo({ ask: () => flagsOf(admin), holds: (page) => page.items.length > 0 });
  const missing = Object.keys(flags).filter((key) => !items.some((item) => item.key === key));
  const silent = missing.filter((key) => !stdout.includes(`/flags/${key}/`));
  const claim = `${items.length} of ${Object.keys(flags).length} flags are in ${PRODUCTION}, the others are reported`;
  narrator.check(claim, items.length > 0 && silent.length === 0, silent);
  return items;
}

const flagsOf = async (person: Person) =>
  (await person.asks(['flag', 'list', '--env', PRODUCTION, '--limit', '200'])) as FlagPage;
