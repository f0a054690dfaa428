import type { OutcomeBody } from '../../http/wire/change.js';
import type { Cli } from '../cli.js';
import { EXIT, type ExitCode } from '../exit.js';

/** Prints what became of a command; kept means that nobody judged it yet, and `look` shows when somebody has. */
export function tellOutcome(cli: Cli, outcome: OutcomeBody, look: string): ExitCode {
  cli.out.data(outcome, (told) => outcomeText(told, look));
  return outcome.outcome === 'kept' ? EXIT.waiting : EXIT.ok;
}

const outcomeText = (outcome: OutcomeBody, look: string): string =>
  outcome.outcome === 'kept' ? `${outcome.detail}\nnext: ${look}` : outcome.waiting.sentence;
