import type { RolloutBody } from '../../http/wire/rollout.js';

const WIDTH = 20;

/** Share, stages and what it waits for; `nowMs` for the countdown. */
export function rolloutLine(rollout: RolloutBody, nowMs: number): string {
  const { percent, stage, stages, nextAt, status } = rollout;
  const filled = Math.round((percent / 100) * WIDTH);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
  const left = nextAt === null ? '' : `, next in ${countdown(Date.parse(nextAt) - nowMs)}`;
  return `${bar} ${percent} %  stage ${stage + 1} of ${stages.length}  ${status}${left}`;
}

/** `72 h 5 min`, `12 s`. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
