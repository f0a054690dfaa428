import type { Command } from 'commander';
import type { ChangeBody, OutcomeBody } from '../../http/wire/change.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { pathOf } from '../path.js';
import { requestOf } from '../request/compose.js';
import { actOptions, planOptions, wordOptions, type RequestOptions } from '../request/options.js';
import { tellOutcome } from '../text/outcome.js';

/** `sluice change edit`: the next edition; decisions on the one before do not count for it. */
export function changeEdit(parent: Command, run: Run): void {
  const command = parent
    .command('edit')
    .argument('<id>', 'change')
    .description('ask for something else instead');
  wordOptions(planOptions(actOptions(command)));
  example(
    command,
    'sluice change edit c-7k3m9qx --flag new-checkout --env production --serve off --reason "safer"',
  );
  command.action(
    run(async (cli, id: string, options: RequestOptions) => {
      const path = pathOf('changes', id);
      const request = requestOf(options);
      const { etag } = await cli.api.get<ChangeBody>(path);
      const headers = etag === undefined ? {} : { 'if-match': etag };
      const { body } = await cli.api.post<OutcomeBody>(`${path}:edit`, { body: request, headers });
      return tellOutcome(cli, body, `sluice change show ${id}`);
    }),
  );
}
