import type { Judged } from '../../activities/judge.js';
import type { Command, Token } from '../../domain/command/command.js';
import { REFUSAL, type RefusalCode } from '../../domain/failure.js';
import { rolloutId } from '../../domain/ids.js';
import type { Answer, CommandMessage, MessageName } from '../../domain/messages.js';
import { refusalSentence } from '../../domain/refusal.js';
import { isOver, rolloutWaitingFor } from '../../domain/rollout/waiting-for.js';
import { orBlocked } from '../shared/blocked.js';
import { answeredOnce } from '../shared/once.js';
import { local, store } from '../shared/proxies.js';
import type { RolloutDesk } from './desk.js';

/** Judges a control and carries it out. Whoever sends the same command again gets the first answer. */
export async function control(
  desk: RolloutDesk,
  name: MessageName,
  message: CommandMessage,
): Promise<Answer> {
  const judged = await judge(desk, name, message.token);
  return answeredOnce(desk.answers, judged, () => answerTo(desk, judged, message.token));
}

function judge(desk: RolloutDesk, cmd: MessageName, token: Token): Promise<Judged> {
  const { grant, plan } = desk.input;
  const rollout = rolloutId(plan.target);
  const about = {
    change: grant.change,
    rollout,
    authors: [],
    environments: [plan.target.env],
    requirements: [],
  };
  return local.judge.executeWithOptions({ summary: `judge ${cmd}` }, [{ token, cmd, ...about }]);
}

async function answerTo(desk: RolloutDesk, judged: Judged, token: Token): Promise<Answer> {
  if (!judged.ok) return refuse(desk, { ...judged, token });
  const { command } = judged;
  if (isOver(desk.state())) return refuse(desk, { code: REFUSAL.CLOSED, command, detail: '', token });
  return abort(desk, command, token);
}

async function abort(desk: RolloutDesk, command: Command, token: Token): Promise<Answer> {
  const { grant } = desk.input;
  const summary = `abort, asked by ${command.sub}`;
  const state = desk.state();
  const result = await orBlocked(
    store.abortRollout.executeWithOptions({ summary }, [{ grant, token, state }]),
  );
  if (!result.ok) return refuse(desk, { code: REFUSAL.INVALID, command, detail: result.detail, token });
  const reason = 'reason' in command ? command.reason : '';
  desk.turn({ type: 'aborted', units: result.units, ending: `${command.sub}: ${reason}` });
  return { accepted: true, status: desk.state().status, waiting: rolloutWaitingFor(desk.state()) };
}

interface Refused {
  readonly code: RefusalCode;
  readonly command: Command | null;
  readonly detail: string;
  readonly token: Token;
}

async function refuse(desk: RolloutDesk, { code, command, detail, token }: Refused): Promise<Answer> {
  const state = desk.state();
  await store.record.executeWithOptions({ summary: `${command?.sub ?? 'unknown'} refused, ${code}` }, [
    { type: 'command.refused', subject: { rollout: state }, token, code, reason: detail, step: 'refused' },
  ]);
  const sentence = refusalSentence(code, detail, rolloutWaitingFor(state));
  return { accepted: false, code, detail: sentence, status: state.status };
}
