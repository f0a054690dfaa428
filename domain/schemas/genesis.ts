import { z } from 'zod';
import { key } from './text.js';

const environment = z.strictObject({
  format: z.literal(1),
  key,
  name: z.string().min(1).max(200),
  criticality: z.enum(['low', 'normal', 'critical']),
  governed: z.boolean(),
  zone: z.string().min(1),
});

const policy = z.strictObject({
  format: z.literal(1),
  version: z.int().min(1),
  requireQa: z.boolean(),
  notify: z.boolean(),
  decisionTimeoutMs: z.int().min(1),
});

const person = z.strictObject({
  id: key,
  name: z.string().min(1).max(200),
  active: z.boolean(),
  roles: z.record(z.string().min(1), z.array(z.string().min(1))),
});

/** What an empty project is founded with. */
export const genesisDocumentSchema = z.strictObject({
  format: z.literal(1),
  project: key,
  environments: z.array(environment).min(1),
  policy,
  people: z.array(person).min(1),
});

/** The genesis file: the document, and the signed `genesis` command whose `bodyHash` is the hash of it. */
export const genesisFileSchema = z.strictObject({
  format: z.literal(1),
  token: z.string().min(1),
  document: genesisDocumentSchema,
});

export type GenesisDocument = z.output<typeof genesisDocumentSchema>;
export type GenesisFile = z.output<typeof genesisFileSchema>;
