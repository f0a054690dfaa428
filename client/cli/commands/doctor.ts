import type { Command } from 'commander';
import type { ExaminationBody } from '../../http/wire/health.js';
import type { Run } from '../cli.js';
import { EXIT } from '../exit.js';
import { example } from '../help.js';
import { table } from '../text/table.js';

/** `sluice doctor`: what is reachable, and what to do where it is not. */
export function doctor(program: Command, run: Run): void {
  const command = program
    .command('doctor')
    .description('what is reachable, versions, and what may lose data');
  example(command, 'sluice doctor');
  command.action(
    run(async (cli) => {
      const { body } = await cli.api.getOpen<ExaminationBody>('/doctor');
      cli.out.data(body, ({ items }) =>
        table(
          ['WHAT', 'STATE', 'DETAIL'],
          items.map(({ name, state, detail }) => [name, state, detail]),
        ),
      );
      return body.items.some(({ state }) => state === 'failing') ? EXIT.failure : EXIT.ok;
    }),
  );
}
