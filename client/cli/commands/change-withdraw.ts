import type { Command } from 'commander';
import type { OutcomeBody } from '../../http/wire/change.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { pathOf } from '../path.js';
import { tellOutcome } from '../text/outcome.js';

/** `sluice change withdraw`: takes it back while nothing is written. */
export function changeWithdraw(parent: Command, run: Run): void {
  const command = parent.command('withdraw').argument('<id>', 'change').description('take a change back');
  command.requiredOption('--reason <text>', 'why');
  example(command, 'sluice change withdraw c-7k3m9qx --reason "superseded"');
  command.action(
    run(async (cli, id: string, options: { readonly reason: string }) => {
      const path = `${pathOf('changes', id)}:withdraw`;
      const { body } = await cli.api.post<OutcomeBody>(path, { body: { reason: options.reason } });
      return tellOutcome(cli, body, `sluice change show ${id}`);
    }),
  );
}
