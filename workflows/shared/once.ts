import type { Judged } from '../../activities/judge.js';
import type { Answer } from '../../domain/messages.js';

/** The answers given so far, by the `jti` of the command. */
export type Given = Record<string, Answer>;

/** Whoever sends the same command again gets the first answer; one that nobody signed is not remembered. */
export async function answeredOnce(
  given: Given,
  judged: Judged,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  const jti = judged.command?.jti;
  if (jti === undefined) return answer();
  return (given[jti] ??= await answer());
}
