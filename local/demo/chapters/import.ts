import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FlagPage } from '../../../client/http/wire/flag.js';
import { ROOT } from '../../source-process.js';
import { PRODUCTION } from '../subjects.js';
import type { Story } from '../story.js';

/** The part of flagd's format that the story looks at. */
interface FlagdFile {
  readonly flags: { readonly [key: string]: { readonly targeting?: object } };
}

/** The flags of the file become the flags of an empty project; nothing of it is lost in silence. */
export async function importFlags({ narrator, admin, file }: Story): Promise<FlagPage['items']> {
  narrator.chapter('A file of flags becomes the flags of an empty project');
  const { stdout, stderr } = await admin.types(['import', file]);
  const { flags } = JSON.parse(await readFile(resolve(ROOT, file), 'utf8')) as FlagdFile;
  const { items } = (await admin.asks(['flag', 'list', '--env', PRODUCTION])) as FlagPage;
  const keys = Object.keys(flags);
  const missing = keys.filter((key) => !items.some((item) => item.key === key));
  narrator.check(`all ${keys.length} flags of the file are in ${PRODUCTION}`, missing.length === 0, missing);
  const withoutRules = keys.filter((key) => isEmpty(flags[key]?.targeting) !== hasNoRules(items, key));
  const unsaid = withoutRules.filter((key) => !`${stdout}${stderr}`.includes(key));
  narrator.check('targeting that does not map was reported', unsaid.length === 0, unsaid);
  return items;
}

const isEmpty = (targeting: object | undefined): boolean => Object.keys(targeting ?? {}).length === 0;

const hasNoRules = (items: FlagPage['items'], key: string): boolean =>
  items.find((item) => item.key === key)?.record?.rules.length === 0;
