import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { RolloutBody } from '../../http/wire/rollout.js';
import type { Cli, Run } from '../cli.js';
import { EXIT, type ExitCode } from '../exit.js';
import { example } from '../help.js';
import { parseDuration } from '../parse/duration.js';
import { findRollout } from '../rollout.js';
import { rolloutLine } from '../text/rollout.js';

const PAUSE_MS = 250;

interface Options {
  readonly timeout?: string;
}

/** `sluice rollout watch`: live, and ends with the rollout. */
export function rolloutWatch(parent: Command, run: Run): void {
  const command = parent
    .command('watch')
    .argument('<id>', 'rollout (ENVIRONMENT/FLAG/RULE), or the change it belongs to')
    .description('follow a rollout until it has ended')
    .option('--timeout <duration>', 'stop watching after this long, with exit code 7');
  example(command, 'sluice rollout watch production/new-checkout/rollout-on');
  command.action(
    run((cli, id: string, { timeout }: Options) => {
      const ms = timeout === undefined ? Infinity : parseDuration('--timeout', timeout);
      return watch(cli, id, Date.now() + ms);
    }),
  );
}

async function watch(cli: Cli, id: string, until: number): Promise<ExitCode> {
  let told = '';
  for (;;) {
    const rollout = await findRollout(cli, id);
    const now = rollout === null ? '' : `${rollout.status} ${rollout.stage} ${rollout.percent}`;
    if (rollout !== null && now !== told) tell(cli, rollout);
    told = now;
    const exit = rollout === null ? null : exitOf(rollout);
    if (exit !== null || Date.now() > until) return ended(cli, exit ?? EXIT.waiting);
    cli.out.live(rollout === null ? 'not begun yet' : rolloutLine(rollout, Date.now()));
    await sleep(PAUSE_MS);
  }
}

function ended(cli: Cli, exit: ExitCode): ExitCode {
  cli.out.live(null);
  return exit;
}

/** One entry for each step; between them the live line moves on. */
function tell(cli: Cli, rollout: RolloutBody): void {
  cli.out.live(null);
  cli.out.data(rollout, (shown) => `${rolloutLine(shown, Date.now())}\n  ${shown.waiting.sentence}`);
}

/** Null while it runs. */
function exitOf({ status }: RolloutBody): ExitCode | null {
  if (status === 'done') return EXIT.ok;
  return status === 'aborted' ? EXIT.rejected : null;
}
