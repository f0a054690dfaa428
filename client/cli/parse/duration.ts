import { usage } from '../failure.js';

const UNIT_MS: { readonly [unit: string]: number } = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `2s`, `15m`, `72h` in milliseconds; throws `CliFailure` naming the option. */
export function parseDuration(option: string, text: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text.trim()) ?? [];
  const ms = Math.round(Number(amount) * (UNIT_MS[unit] ?? Number.NaN));
  if (Number.isSafeInteger(ms)) return ms;
  throw usage(option, `"${text}" is no duration; write 500ms, 2s, 15m, 72h or 3d`);
}
