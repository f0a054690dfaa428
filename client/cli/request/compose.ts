import { CHANGE_LIMITS, type ChangeRequest } from '../../../domain/proposal/intent.js';
import { needed, usage } from '../failure.js';
import { readJsonFile } from '../parse/json-file.js';
import { parseStages } from '../parse/stages.js';
import { actOf } from './act.js';
import type { RequestOptions } from './options.js';

/**
 * What the options ask for: a whole request from a file, or one act on one flag in the environments named.
 * Throws `CliFailure` naming the option at fault. What a file holds is judged by the API.
 */
export const requestOf = (options: RequestOptions): unknown =>
  options.file === undefined ? composed(options) : readJsonFile('--file', options.file);

function composed(options: RequestOptions): Partial<ChangeRequest> {
  const flag = needed('--flag', options.flag);
  const environments = needed('--env', options.env).split(',');
  const act = actOf(options);
  const title = options.title ?? `${flag}: ${act.words} in ${environments.join(', ')}`;
  return {
    title: short('--title', title, CHANGE_LIMITS.titleLength),
    reason: short('--reason', needed('--reason', options.reason), CHANGE_LIMITS.textLength),
    items: environments.map((env) => act.intent({ env, flag })),
    ...(options.ticket === undefined ? {} : { ticket: options.ticket }),
    ...plan(options),
  };
}

function plan(options: RequestOptions): Pick<ChangeRequest, 'stages'> {
  if (options.rollout === undefined) return {};
  return { stages: parseStages(options.stages, options.wait) };
}

function short(option: string, value: string, most: number): string {
  if (value.length <= most) return value;
  throw usage(option, `has ${value.length} characters and may have ${most}`);
}
