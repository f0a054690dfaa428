import type { Command } from 'commander';
import type { ChangeBody } from '../../http/wire/change.js';
import type { PreviewBody } from '../../http/wire/preview.js';
import type { Cli, Run } from '../cli.js';
import { example } from '../help.js';
import { requestOf } from '../request/compose.js';
import {
  actOptions,
  dryRunOption,
  planOptions,
  wordOptions,
  type RequestOptions,
} from '../request/options.js';
import { changeText } from '../text/change.js';
import { previewText } from '../text/preview.js';

interface Options extends RequestOptions {
  readonly dryRun?: boolean;
}

/** `sluice change create`: asks for a change; it is submitted at once. */
export function changeCreate(parent: Command, run: Run): void {
  const command = parent.command('create').description('ask for a change of a flag');
  wordOptions(planOptions(actOptions(command))).addOption(dryRunOption());
  example(
    command,
    'sluice change create --flag new-checkout --env production --on --reason "tested in staging"',
    'sluice change create --flag new-checkout --env production --rollout on --stages 5,25,100 --wait 1h --reason "go"',
  );
  command.action(
    run(async (cli, options: Options) => open(cli, requestOf(options), options.dryRun === true)),
  );
}

/** Sends a request, or asks what it would do. */
export async function open(cli: Cli, request: unknown, dryRun: boolean): Promise<undefined> {
  if (dryRun) {
    const { body } = await cli.api.post<PreviewBody>('/changes?dryRun=true', { body: request });
    cli.out.data(body, previewText);
    return;
  }
  const { body } = await cli.api.post<ChangeBody>('/changes', { body: request });
  cli.out.data(body, changeText);
}
