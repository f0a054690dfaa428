import type { OutcomeBody } from '../../http/wire/change.js';
import type { Cli } from '../cli.js';
import { EXIT, type ExitCode } from '../exit.js';

/** Prints what became of a command; kept means that nobody judged it yet. */
export function tellOutcome(cli: Cli, outcome: OutcomeBody): ExitCode {
  cli.out.data(outcome, outcomeText);
  return outcome.outcome === 'kept' ? EXIT.waiting : EXIT.ok;
}

const outcomeText = (outcome: OutcomeBody): string =>
  outcome.outcome === 'kept' ? outcome.detail : outcome.waiting.sentence;
