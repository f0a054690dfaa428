import type { Command } from 'commander';
import type { RolloutPage } from '../../http/wire/rollout.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { nextPage, pageOptions, pagePath, type PageOptions } from '../page.js';
import { table } from '../text/table.js';

/** `sluice rollout list`: the newest first. */
export function rolloutList(parent: Command, run: Run): void {
  const command = pageOptions(parent.command('list').description('rollouts, newest first'));
  example(command, 'sluice rollout list');
  command.action(
    run(async (cli, options: PageOptions) => {
      const { body } = await cli.api.get<RolloutPage>(pagePath('/rollouts', options));
      cli.out.data(body, listText);
      nextPage(cli, 'sluice rollout list', body.next);
      return undefined;
    }),
  );
}

const listText = ({ items }: RolloutPage): string =>
  items.length === 0
    ? 'no rollouts yet; ask for one: sluice rollout start --help'
    : table(
        ['ID', 'STATUS', 'SHARE', 'STAGE', 'CHANGE'],
        items.map(({ id, status, percent, stage, stages, change }) => [
          id,
          status,
          `${percent} %`,
          `${stage + 1} of ${stages.length}`,
          change,
        ]),
      );
