import type { Command } from 'commander';
import type { AuditEntryBody, AuditPage } from '../../http/wire/audit.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { nextPage, pageOptions, pagePath, type PageOptions } from '../page.js';
import { table } from '../text/table.js';

/** `sluice audit list`: everything that was asked, decided, refused and written. */
export function auditList(parent: Command, run: Run): void {
  const command = pageOptions(parent.command('list').description('the ledger, oldest first'));
  example(command, 'sluice audit list -o ndjson');
  command.action(
    run(async (cli, options: PageOptions) => {
      const { body } = await cli.api.get<AuditPage>(pagePath('/audit', options));
      cli.out.data(body, ({ items }) =>
        table(['SEQ', 'AT', 'WHAT', 'WHO', 'ABOUT', 'REASON'], items.map(row)),
      );
      nextPage(cli, 'sluice audit list', body.next);
      return undefined;
    }),
  );
}

const row = ({
  seq,
  at,
  type,
  code,
  actor,
  change,
  rollout,
  versions,
  reason,
}: AuditEntryBody): readonly string[] => [
  `${seq}`,
  at,
  code === null ? type : `${type} ${code}`,
  actor.id,
  rollout ?? change ?? versions.map(({ environment, flag }) => `${environment}/${flag}`).join(', '),
  reason,
];
