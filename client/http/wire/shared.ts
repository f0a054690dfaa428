import { z } from 'zod';

/** A list in an answer. */
export const list = <T extends z.ZodType>(item: T): z.ZodReadonly<z.ZodArray<T>> => z.array(item).readonly();

/** RFC 3339, in UTC. */
export const time = z.string().meta({ format: 'date-time' });

export const timeOf = (ms: number): string => new Date(ms).toISOString();

export const timeOrNull = (ms: number | null): string | null => (ms === null ? null : timeOf(ms));

/** What is missing, who can act, the next command; `sentence` is all three. */
export const waiting = z.object({
  what: z.string(),
  who: z.string(),
  next: z.string(),
  sentence: z.string(),
});

/** Where Temporal's own pages show the workflow; `url` only where their address is configured. */
export const workflow = z.object({ id: z.string(), url: z.string().nullable() });
export type WorkflowLink = (workflowId: string) => z.output<typeof workflow>;

/** A page of things; `next` is the cursor of the next one, null on the last. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: list(item), next: z.string().nullable() });
