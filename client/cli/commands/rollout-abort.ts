import type { Command } from 'commander';
import type { OutcomeBody } from '../../http/wire/change.js';
import type { Run } from '../cli.js';
import { CliFailure } from '../failure.js';
import { EXIT } from '../exit.js';
import { example } from '../help.js';
import { findRollout, rolloutPath } from '../rollout.js';
import { tellOutcome } from '../text/outcome.js';

/** `sluice rollout abort`: ends the plan and goes back to where it began, at once. */
export function rolloutAbort(parent: Command, run: Run): void {
  const command = parent
    .command('abort')
    .argument('<id>', 'rollout (ENVIRONMENT/FLAG/RULE), or the change it belongs to')
    .description('end a rollout and go back to where it began')
    .requiredOption('--reason <text>', 'why');
  example(command, 'sluice rollout abort production/new-checkout/rollout-on --reason "errors rise"');
  command.action(
    run(async (cli, id: string, { reason }: { readonly reason: string }) => {
      const rollout = await findRollout(cli, id);
      if (rollout === null) throw notBegun(id);
      const { body } = await cli.api.post<OutcomeBody>(`${rolloutPath(rollout.id)}:abort`, {
        body: { stage: rollout.stage, reason },
      });
      return tellOutcome(cli, body, `sluice rollout watch ${rollout.id}`);
    }),
  );
}

const notBegun = (id: string): CliFailure =>
  new CliFailure({
    exit: EXIT.notFound,
    message: `the rollout of ${id} has not begun`,
    next: `sluice change withdraw ${id} --reason "…"`,
  });
