import type { Judged } from '../../activities/judge.js';
import type {
  Command,
  DecideCommand,
  EditCommand,
  Token,
  WithdrawCommand,
} from '../../domain/command/command.js';
import { admit } from '../../domain/change/admit.js';
import { commentOf } from '../../domain/change/reduce.js';
import { isOpen } from '../../domain/change/state-of.js';
import { waitingFor } from '../../domain/change/waiting-for.js';
import { REFUSAL, type RefusalCode } from '../../domain/failure.js';
import type { Answer, CommandMessage, MessageName } from '../../domain/messages.js';
import { refusalSentence } from '../../domain/refusal.js';
import { answeredOnce } from '../shared/once.js';
import { local, store } from '../shared/proxies.js';
import type { Desk } from './desk.js';
import { prepareEdition } from './prepare-edition.js';

/** Judges a command and does what it asks. Whoever sends the same command again gets the first answer. */
export async function take(desk: Desk, name: MessageName, message: CommandMessage): Promise<Answer> {
  const judged = await judge(desk, name, message.token);
  return answeredOnce(desk.answers, judged, () => answerTo(desk, judged, message.token));
}

function judge(desk: Desk, cmd: MessageName, token: Token): Promise<Judged> {
  const { change, authors, environments, requirements } = desk.state();
  const input = { token, cmd, change, rollout: null, authors, environments, requirements };
  return local.judge.executeWithOptions({ summary: `judge ${cmd}` }, [input]);
}

async function answerTo(desk: Desk, judged: Judged, token: Token): Promise<Answer> {
  if (!judged.ok) return refuse(desk, { ...judged, token });
  const { command } = judged;
  const code = admit(desk.state(), command);
  if (code !== null) return refuse(desk, { code, command, detail: '', token });
  switch (command.cmd) {
    case 'decide':
      return decide(desk, command, token);
    case 'edit':
      return edit(desk, command, token);
    case 'withdraw':
      return withdraw(desk, command, token);
    default:
      return refuse(desk, { code: REFUSAL.FOREIGN, command, detail: '', token });
  }
}

async function decide(desk: Desk, command: DecideCommand, token: Token): Promise<Answer> {
  const state = desk.turn({ type: 'decided', atMs: Date.now(), command, token });
  const type = command.decision === 'reject' ? 'change.rejected' : 'decision.approved';
  await store.record.executeWithOptions({ summary: `${command.decision} by ${command.sub}` }, [
    { type, subject: { change: state }, token, reason: commentOf(command), step: command.jti },
  ]);
  return accepted(desk);
}

async function edit(desk: Desk, command: EditCommand, token: Token): Promise<Answer> {
  const result = await prepareEdition(desk, token);
  if (result.ok) return accepted(desk);
  const detail = result.errors.map((error) => `${error.pointer}: ${error.detail}`).join('; ');
  return refuse(desk, { code: result.code, command, detail, token });
}

async function withdraw(desk: Desk, command: WithdrawCommand, token: Token): Promise<Answer> {
  const state = desk.turn({ type: 'withdrawn', command });
  await store.record.executeWithOptions({ summary: `withdrawn by ${command.sub}` }, [
    {
      type: 'change.withdrawn',
      subject: { change: state },
      token,
      reason: command.reason,
      step: command.jti,
    },
  ]);
  return accepted(desk);
}

interface Refused {
  readonly code: RefusalCode;
  readonly command: Command | null;
  readonly detail: string;
  readonly token: Token;
}

/** A refusal is an attempt: it stays in history and ledger, and the sender learns what to do instead. */
async function refuse(desk: Desk, { code, command, detail, token }: Refused): Promise<Answer> {
  const sub = command?.sub ?? null;
  // While a write is under way its own view of the change is the next one: nothing may turn the state in between.
  if (isOpen(desk.state()))
    desk.turn({
      type: 'refused',
      atMs: Date.now(),
      jti: command?.jti ?? '',
      sub,
      cmd: command?.cmd ?? '',
      code,
    });
  const state = desk.state();
  const waiting = waitingFor(state);
  await store.record.executeWithOptions({ summary: `${sub ?? 'unknown'} refused, ${code}` }, [
    { type: 'command.refused', subject: { change: state }, token, code, reason: detail, step: 'refused' },
  ]);
  return { accepted: false, code, detail: refusalSentence(code, detail, waiting), status: state.status };
}

const accepted = (desk: Desk): Answer => ({
  accepted: true,
  status: desk.state().status,
  waiting: waitingFor(desk.state()),
});
