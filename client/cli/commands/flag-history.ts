import type { Command } from 'commander';
import type { HistoryBody } from '../../http/wire/flag.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { pathOf, withQuery } from '../path.js';
import { table } from '../text/table.js';

interface Options {
  readonly env: string;
  readonly limit: string;
}

/** `sluice flag history`: its versions, the newest first. */
export function flagHistory(parent: Command, run: Run): void {
  const command = parent
    .command('history')
    .argument('<flag>', 'key of the flag')
    .description('versions of a flag, newest first')
    .requiredOption('--env <key>', 'environment')
    .option('--limit <n>', 'how many, up to 200', '20');
  example(command, 'sluice flag history new-checkout --env production');
  command.action(
    run(async (cli, flag: string, { env, limit }: Options) => {
      const path = withQuery(pathOf('flags', flag, 'environments', env, 'history'), { limit });
      const { body } = await cli.api.get<HistoryBody>(path);
      cli.out.data(body, historyText);
      return undefined;
    }),
  );
}

const historyText = ({ items }: HistoryBody): string =>
  table(
    ['VERSION', 'AT', 'BY', 'STATE'],
    items.map(({ version, at, change, opId, record }) => [
      `${version}`,
      at,
      change ?? opId,
      record?.state ?? 'deleted',
    ]),
  );
