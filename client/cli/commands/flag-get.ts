import type { Command } from 'commander';
import type { FlagBody } from '../../http/wire/flag.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { pathOf } from '../path.js';
import { flagText } from '../text/flag.js';

/** `sluice flag get`: one flag in one environment. */
export function flagGet(parent: Command, run: Run): void {
  const command = parent
    .command('get')
    .argument('<flag>', 'key of the flag')
    .description('one flag in one environment');
  command.requiredOption('--env <key>', 'environment');
  example(command, 'sluice flag get new-checkout --env production');
  command.action(
    run(async (cli, flag: string, { env }: { readonly env: string }) => {
      const { body } = await cli.api.get<FlagBody>(pathOf('flags', flag, 'environments', env));
      cli.out.data(body, flagText);
      return undefined;
    }),
  );
}
