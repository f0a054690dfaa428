import type { Command } from 'commander';
import type { KilledBody } from '../../http/wire/flag.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { pathOf } from '../path.js';

interface Options {
  readonly env: string;
  readonly reason: string;
}

/** `sluice flag kill`: off at once, also while Temporal is down. */
export function flagKill(parent: Command, run: Run): void {
  const command = parent
    .command('kill')
    .argument('<flag>', 'key of the flag')
    .description('switch a flag off at once, without approval')
    .requiredOption('--env <key>', 'environment')
    .requiredOption('--reason <text>', 'why');
  example(command, 'sluice flag kill new-checkout --env production --reason "payments fail"');
  command.action(
    run(async (cli, flag: string, { env, reason }: Options) => {
      const path = `${pathOf('flags', flag, 'environments', env)}:kill`;
      const { body } = await cli.api.post<KilledBody>(path, { body: { reason } });
      cli.out.data(body, (killed) => killedText(`${flag} in ${env}`, killed));
      return undefined;
    }),
  );
}

const killedText = (name: string, { already, variant, version }: KilledBody): string =>
  already
    ? `${name} was off before: it serves ${variant} since version ${version}.`
    : `${name} is off: it serves ${variant} from version ${version} on.`;
