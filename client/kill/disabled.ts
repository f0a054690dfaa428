import type { Flag } from '@sluice/evaluator';

/** The variant a flag serves once it is off; undefined where nothing says. A boolean flag's is its false variant. */
export function offVariantOf(flag: Flag): string | undefined {
  if (flag.offVariant !== undefined) return flag.offVariant;
  return flag.type === 'boolean' ? flag.variants.find(({ value }) => value === false)?.key : undefined;
}

/** The flag switched off, as its next version. */
export const disabled = (flag: Flag, offVariant: string): Flag => ({
  ...flag,
  offVariant,
  state: 'disabled',
  version: flag.version + 1,
});
