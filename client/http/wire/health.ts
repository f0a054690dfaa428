import { z } from 'zod';
import { list } from './shared.js';

export const health = z.object({ status: z.string() });

export const examination = z.object({
  items: list(
    z.object({ name: z.string(), state: z.enum(['ok', 'warning', 'failing']), detail: z.string() }),
  ),
});
export type ExaminationBody = z.output<typeof examination>;
