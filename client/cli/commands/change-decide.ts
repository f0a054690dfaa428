import type { Command } from 'commander';
import type { ChangeBody, OutcomeBody } from '../../http/wire/change.js';
import type { PersonBody } from '../../http/wire/person.js';
import type { Cli, Run } from '../cli.js';
import type { ExitCode } from '../exit.js';
import { answersFor, type AnswerOptions } from '../form/answers.js';
import { pickRequirement } from '../form/pick.js';
import { example } from '../help.js';
import { pathOf } from '../path.js';
import { tellOutcome } from '../text/outcome.js';

interface Options extends AnswerOptions {
  readonly requirement?: string;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `sluice change approve`: says yes to what waits for you. */
export function changeApprove(parent: Command, run: Run): void {
  const command = decision(parent.command('approve').description('approve what waits for you'));
  example(
    command,
    'sluice change approve c-7k3m9qx --comment "looks right"',
    'sluice change approve c-7k3m9qx --answer testResults="all green" --answer stagingVerified=true',
  );
  command.action(run((cli, id: string, options: Options) => decide(cli, 'approve', { id, options })));
}

/** `sluice change reject`: one veto ends a change. */
export function changeReject(parent: Command, run: Run): void {
  const command = decision(parent.command('reject').description('reject a change; that ends it'));
  example(command, 'sluice change reject c-7k3m9qx --comment "not before the freeze"');
  command.action(run((cli, id: string, options: Options) => decide(cli, 'reject', { id, options })));
}

const decision = (command: Command): Command =>
  command
    .argument('<id>', 'change')
    .option('--requirement <key>', 'which requirement, where several wait for you: manager, qa')
    .option('--comment <text>', 'what others should know')
    .option('--answer <field=value>', 'an answer of the form; may stand several times', collect, []);

async function decide(
  cli: Cli,
  act: 'approve' | 'reject',
  asked: { readonly id: string; readonly options: Options },
): Promise<ExitCode> {
  const path = pathOf('changes', asked.id);
  const { body: change } = await cli.api.get<ChangeBody>(path);
  const { body: me } = await cli.api.get<PersonBody>('/me');
  const requirement = pickRequirement(change, me.id, asked.options.requirement);
  const complete = requirement?.open === true && requirement.eligible.includes(me.id);
  const form = requirement === undefined ? {} : answersFor(requirement, act, { ...asked.options, complete });
  const { body } = await cli.api.post<OutcomeBody>(`${path}/decisions`, {
    body: {
      decision: act,
      proposalHash: change.proposalHash,
      form,
      ...(requirement === undefined ? {} : { requirement: requirement.id }),
    },
  });
  return tellOutcome(cli, body, `sluice change show ${asked.id}`);
}
