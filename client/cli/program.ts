import { Command, Option } from 'commander';
import { auditList } from './commands/audit-list.js';
import { auditVerify } from './commands/audit-verify.js';
import { changeCreate } from './commands/change-create.js';
import { changeApprove, changeReject } from './commands/change-decide.js';
import { changeEdit } from './commands/change-edit.js';
import { changeList } from './commands/change-list.js';
import { changeShow } from './commands/change-show.js';
import { changeWait } from './commands/change-wait.js';
import { changeWithdraw } from './commands/change-withdraw.js';
import { doctor } from './commands/doctor.js';
import { evaluate } from './commands/evaluate.js';
import { flagGet } from './commands/flag-get.js';
import { flagHistory } from './commands/flag-history.js';
import { flagKill } from './commands/flag-kill.js';
import { flagList } from './commands/flag-list.js';
import { importFlags } from './commands/import.js';
import { rolloutAbort } from './commands/rollout-abort.js';
import { rolloutList } from './commands/rollout-list.js';
import { rolloutStart } from './commands/rollout-start.js';
import { rolloutWatch } from './commands/rollout-watch.js';
import type { Run } from './cli.js';
import type { Io } from './io.js';
import { FORMATS } from './output.js';

const DEFAULT_API = 'http://127.0.0.1:7400';

/** The whole grammar: nouns, their verbs, and the options every command takes. */
export function createProgram(io: Io, run: Run): Command {
  const program = globalOptions(new Command('sluice'), io)
    .description('decides how a feature flag may change, and carries the change out')
    .showHelpAfterError('(add --help for the options)')
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .exitOverride();
  for (const [name, { description, verbs }] of Object.entries(NOUNS)) {
    const noun = program.command(name).description(description);
    for (const verb of verbs) verb(noun, run);
  }
  for (const command of [evaluate, importFlags, doctor]) command(program, run);
  return program;
}

function globalOptions(program: Command, { variables }: Io): Command {
  const { SLUICE_API: api, SLUICE_AS: as } = variables;
  return program
    .option('--api <url>', 'address of the API (SLUICE_API)', api === '' ? DEFAULT_API : (api ?? DEFAULT_API))
    .addOption(new Option('--as <person>', 'who you are (SLUICE_AS)').default(as === '' ? undefined : as))
    .addOption(new Option('-o, --output <format>', 'how data is written').choices(FORMATS).default('text'));
}

interface Noun {
  readonly description: string;
  readonly verbs: readonly ((parent: Command, run: Run) => void)[];
}

const NOUNS: Readonly<Record<string, Noun>> = {
  flag: { description: 'look at flags, switch one off', verbs: [flagList, flagGet, flagHistory, flagKill] },
  change: {
    description: 'ask for changes and decide on them',
    verbs: [
      changeCreate,
      changeList,
      changeShow,
      changeEdit,
      changeApprove,
      changeReject,
      changeWithdraw,
      changeWait,
    ],
  },
  rollout: {
    description: 'raise a share in stages',
    verbs: [rolloutStart, rolloutList, rolloutWatch, rolloutAbort],
  },
  audit: { description: 'the ledger of everything', verbs: [auditList, auditVerify] },
};
