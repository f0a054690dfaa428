import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { ChangeBody } from '../../http/wire/change.js';
import type { Cli, Run } from '../cli.js';
import { EXIT, type ExitCode } from '../exit.js';
import { example } from '../help.js';
import { pathOf } from '../path.js';
import { parseDuration } from '../parse/duration.js';
import { changeText } from '../text/change.js';

/** How often is asked, in milliseconds: soon at first, then less. */
const FIRST_MS = 100;
const LONGEST_MS = 1_000;

const REJECTED = ['rejected', 'withdrawn', 'expired', 'aborted', 'invalid'];

/** `sluice change wait`: ends when the change has. */
export function changeWait(parent: Command, run: Run): void {
  const command = parent
    .command('wait')
    .argument('<id>', 'change')
    .description('wait until a change has ended');
  command.option('--timeout <duration>', 'give up after this long, with exit code 7');
  example(command, 'sluice change wait c-7k3m9qx --timeout 10m');
  command.action(
    run((cli, id: string, options: { readonly timeout?: string }) => {
      const ms = options.timeout === undefined ? Infinity : parseDuration('--timeout', options.timeout);
      return wait(cli, id, Date.now() + ms);
    }),
  );
}

async function wait(cli: Cli, id: string, until: number): Promise<ExitCode> {
  for (let pause = FIRST_MS, told = ''; ; pause = Math.min(pause * 1.5, LONGEST_MS)) {
    const { body } = await cli.api.get<ChangeBody>(pathOf('changes', id));
    const exit = exitOf(body);
    if (exit !== null || Date.now() > until) {
      cli.out.data(body, changeText);
      return exit ?? EXIT.waiting;
    }
    if (body.waiting.sentence !== told) cli.out.note(body.waiting.sentence);
    told = body.waiting.sentence;
    await sleep(pause);
  }
}

/** Null while it goes on. A change with a rollout ends with that. */
function exitOf({ status, rollout }: ChangeBody): ExitCode | null {
  if (REJECTED.includes(status)) return EXIT.rejected;
  return status === 'done' || (status === 'applied' && rollout === null) ? EXIT.ok : null;
}
