import { z } from 'zod';
import { change } from './change.js';
import { preview } from './preview.js';
import { list } from './shared.js';

const remark = z.object({
  flag: z.string().nullable(),
  pointer: z.string(),
  code: z.string(),
  detail: z.string(),
  leftOut: z.boolean().meta({ description: 'the flag is not part of the change' }),
});

export const importReport = z.object({
  remarks: list(remark),
  preview: preview.nullable(),
  change: change.nullable().meta({ description: 'null on a dry run, and where there is nothing to change' }),
});
export type ImportReportBody = z.output<typeof importReport>;
