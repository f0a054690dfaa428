import type { Command } from 'commander';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { requestOf } from '../request/compose.js';
import { dryRunOption, planOptions, wordOptions, type RequestOptions } from '../request/options.js';
import { open } from './change-create.js';

interface Options extends Omit<RequestOptions, 'rollout'> {
  readonly variant: string;
  readonly dryRun?: boolean;
}

/** `sluice rollout start`: opens a change with a plan; it takes the way of every change. */
export function rolloutStart(parent: Command, run: Run): void {
  const command = parent
    .command('start')
    .description('ask for a rollout of a variant in stages')
    .requiredOption('--flag <key>', 'flag')
    .requiredOption('--env <key>', 'environment')
    .requiredOption('--variant <key>', 'variant whose share is raised');
  wordOptions(planOptions(command)).addOption(dryRunOption());
  example(
    command,
    'sluice rollout start --flag new-checkout --env production --variant on --stages 5,25,50,75,100 --wait 1h --reason "ready"',
  );
  command.action(
    run(async (cli, { variant, dryRun, ...options }: Options) =>
      open(cli, requestOf({ ...options, rollout: variant }), dryRun === true),
    ),
  );
}
