import type { Command } from 'commander';
import type { FlagPage } from '../../http/wire/flag.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { nextPage, pageOptions, type PageOptions } from '../page.js';
import { withQuery } from '../path.js';
import { flagTable } from '../text/flag.js';

interface Options extends PageOptions {
  readonly env?: string;
}

/** `sluice flag list`: flags as they are. */
export function flagList(parent: Command, run: Run): void {
  const command = pageOptions(parent.command('list').description('flags, by environment and key'));
  command.option('--env <key>', 'one environment (default: all)');
  example(command, 'sluice flag list --env production');
  command.action(
    run(async (cli, { env, limit, cursor }: Options) => {
      const { body } = await cli.api.get<FlagPage>(withQuery('/flags', { environment: env, limit, cursor }));
      cli.out.data(body, flagTable);
      nextPage(cli, 'sluice flag list', body.next);
      return undefined;
    }),
  );
}
