import type { Command } from 'commander';
import type { AuditReportBody } from '../../http/wire/audit.js';
import type { Run } from '../cli.js';
import { EXIT } from '../exit.js';
import { example } from '../help.js';

/** `sluice audit verify`: whether the ledger holds, and the records are those it names. */
export function auditVerify(parent: Command, run: Run): void {
  const command = parent
    .command('verify')
    .description(
      'recompute chain, signatures and authorities of the ledger, and compare all records with it',
    );
  example(command, 'sluice audit verify');
  command.action(
    run(async (cli) => {
      const { body } = await cli.api.get<AuditReportBody>('/audit/verify');
      cli.out.data(body, reportText);
      return body.ok ? EXIT.ok : EXIT.failure;
    }),
  );
}

function reportText({ ok, entries, head, problems }: AuditReportBody): string {
  if (ok)
    return `${entries} entries hold: chain, signatures and authorities, and every record; head ${head.hash}`;
  return [
    'the ledger does not hold:',
    ...problems.map(({ seq, code, detail }) => `  ${seq}  ${code}  ${detail}`),
  ].join('\n');
}
