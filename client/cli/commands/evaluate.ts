import type { Command } from 'commander';
import type { Json } from '@sluice/evaluator';
import type { EvaluationBody } from '../../http/wire/flag.js';
import type { Run } from '../cli.js';
import { usage } from '../failure.js';
import { example } from '../help.js';
import { pathOf } from '../path.js';

interface Options {
  readonly env: string;
  readonly key?: string;
  readonly attr: readonly string[];
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `sluice eval`: what an app would be served now. */
export function evaluate(program: Command, run: Run): void {
  const command = program
    .command('eval')
    .argument('<flag>', 'key of the flag')
    .description('what a flag serves to somebody now')
    .requiredOption('--env <key>', 'environment')
    .option('--key <id>', 'targeting key, such as the id of a user')
    .option('--attr <name=value>', 'an attribute; JSON, else a text; may stand several times', collect, []);
  example(command, 'sluice eval new-checkout --env production --key user-42 --attr plan=pro --attr age=30');
  command.action(
    run(async (cli, flag: string, options: Options) => {
      const path = pathOf('flags', flag, 'environments', options.env, 'evaluate');
      const { body } = await cli.api.post<EvaluationBody>(path, { body: { context: contextOf(options) } });
      cli.out.data(body, evaluationText);
      return undefined;
    }),
  );
}

function contextOf({ key, attr }: Options): Readonly<Record<string, Json>> {
  const attributes = attr.map((pair) => {
    const [, name, text] = /^([^=]+)=([\s\S]*)$/.exec(pair) ?? [];
    if (name === undefined || text === undefined) throw usage('--attr', `"${pair}" is not NAME=VALUE`);
    return [name, valueOf(text)] as const;
  });
  return Object.fromEntries([...(key === undefined ? [] : [['targetingKey', key] as const]), ...attributes]);
}

/** `30` is a number and `pro` a text; a text of digits is written `"30"`. */
function valueOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function evaluationText({ value, variant, reason, ruleId, version, errorCode }: EvaluationBody): string {
  const why = [
    reason,
    ...(ruleId === null ? [] : [`rule ${ruleId}`]),
    ...(errorCode === null ? [] : [errorCode]),
    ...(version === null ? [] : [`version ${version}`]),
  ].join(', ');
  return variant === null ? `the app's default  (${why})` : `${JSON.stringify(value)}  (${variant}: ${why})`;
}
