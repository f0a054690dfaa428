import type { Command } from 'commander';
import type { ChangePage } from '../../http/wire/change.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { pageOptions, pagePath, nextPage, type PageOptions } from '../page.js';
import { table } from '../text/table.js';

/** `sluice change list`: the newest first. */
export function changeList(parent: Command, run: Run): void {
  const command = pageOptions(parent.command('list').description('changes, newest first'));
  example(command, 'sluice change list --limit 20');
  command.action(
    run(async (cli, options: PageOptions) => {
      const { body } = await cli.api.get<ChangePage>(pagePath('/changes', options));
      cli.out.data(body, listText);
      nextPage(cli, 'sluice change list', body.next);
      return undefined;
    }),
  );
}

const listText = ({ items }: ChangePage): string =>
  items.length === 0
    ? 'no changes yet; ask for one: sluice change create --help'
    : table(
        ['ID', 'STATUS', 'REQUESTER', 'TITLE'],
        items.map((change) => [change.id, change.status, change.requester, change.title]),
      );
