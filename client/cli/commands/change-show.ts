import type { Command } from 'commander';
import type { ChangeBody } from '../../http/wire/change.js';
import type { TimelineBody } from '../../http/wire/timeline.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { pathOf } from '../path.js';
import { changeText } from '../text/change.js';
import { decisionsIn } from '../text/decision.js';

/** `sluice change show`: what it does, what it needs, what people answered, what it waits for. */
export function changeShow(parent: Command, run: Run): void {
  const command = parent
    .command('show')
    .argument('<id>', 'change')
    .description('one change and what it waits for');
  example(command, 'sluice change show c-7k3m9qx');
  command.action(
    run(async (cli, id: string) => {
      const { body } = await cli.api.get<ChangeBody>(pathOf('changes', id));
      const { body: timeline } = await cli.api.get<TimelineBody>(pathOf('changes', id, 'timeline'));
      cli.out.data({ ...body, decisions: decisionsIn(timeline.items) }, changeText);
      return undefined;
    }),
  );
}
