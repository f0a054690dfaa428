import { Option, type Command } from 'commander';

/** Options that say what a change is about. */
export interface RequestOptions {
  readonly flag?: string;
  readonly env?: string;
  readonly on?: boolean;
  readonly off?: boolean;
  readonly toggle?: boolean;
  readonly serve?: string;
  readonly rollout?: string;
  readonly patch?: string;
  readonly rule?: string;
  readonly stages: string;
  readonly wait?: string;
  readonly file?: string;
  readonly title?: string;
  readonly reason?: string;
  readonly ticket?: string;
}

const DEFAULT_STAGES = '5,25,50,75,100';

/** Which flag, where, and how it shall be. */
export const actOptions = (command: Command): Command =>
  command
    .option('--flag <key>', 'flag to change')
    .option('--env <environments>', 'environment, or several with commas')
    .option('--on', 'switch it on')
    .option('--off', 'switch it off')
    .option('--toggle', 'switch it to the opposite of what it is now')
    .option('--serve <variant>', 'serve this variant to everybody')
    .option('--rollout <variant>', 'raise the share that gets this variant in stages')
    .option('--patch <file>', 'replace the fields in this JSON file')
    .option('--file <file>', 'the whole request as JSON; - reads standard input');

/** How fast a rollout goes. */
export const planOptions = (command: Command): Command =>
  command
    .option('--stages <percents>', 'shares of a rollout', DEFAULT_STAGES)
    .option('--wait <durations>', 'time between the stages of a rollout, or one for each: 15m or 1h,1h,24h')
    .option('--rule <id>', 'rule the rollout raises (default: one of its own, rollout-<variant>)');

/** Why. */
export const wordOptions = (command: Command): Command =>
  command
    .option('--title <text>', 'what the change is called (default: made from what it does)')
    .option('--reason <text>', 'why, for those who decide')
    .option('--ticket <id>', 'ticket it belongs to');

export const dryRunOption = (): Option =>
  new Option('--dry-run', 'say what it would do and need, and change nothing');
