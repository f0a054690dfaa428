import { z } from 'zod';
import type { Intent } from '../proposal/intent.js';
import { flagType, rules, tags, variants } from './flag.js';
import { serve } from './rule.js';
import type { Proven, Same } from './same.js';
import { key, label, metadata, prose, ruleId } from './text.js';

const target = { env: key, flag: key };

const optionalParts = {
  offVariant: label.exactOptional(),
  rules: rules.exactOptional(),
  tags: tags.exactOptional(),
  name: prose.exactOptional(),
  description: prose.exactOptional(),
  clientVisible: z.boolean().exactOptional(),
  metadata: metadata.exactOptional(),
};

const newFlag = z.strictObject({
  type: flagType,
  variants,
  serve,
  ...optionalParts,
  state: z.enum(['active', 'disabled']).exactOptional(),
});

const flagPatch = z.strictObject({
  variants: variants.exactOptional(),
  serve: serve.exactOptional(),
  ...optionalParts,
});

/** One thing somebody asks for. */
export const intentSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('create'), ...target, value: newFlag }),
  z.strictObject({ op: z.literal('update'), ...target, patch: flagPatch }),
  z.strictObject({ op: z.literal('toggle'), ...target, to: z.enum(['on', 'off']).exactOptional() }),
  z.strictObject({ op: z.literal('delete'), ...target }),
  z.strictObject({ op: z.literal('archive'), ...target }),
  z.strictObject({ op: z.literal('unarchive'), ...target }),
  z.strictObject({ op: z.literal('rollout'), ...target, variant: label, rule: ruleId.exactOptional() }),
]);

export type IntentSchemaIsIntent = Proven<Same<z.output<typeof intentSchema>, Intent>>;
