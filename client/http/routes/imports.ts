import { z } from 'zod';
import { key, reason } from '../../../domain/schemas/text.js';
import type { Imports } from '../../sdk/imports.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { changeBody } from '../wire/change.js';
import { importReport } from '../wire/import.js';
import { previewBody } from '../wire/preview.js';
import type { WorkflowLink } from '../wire/shared.js';

/** A file may hold all flags of a project, which no change does. */
const MAX_BYTES = 2_097_152;

const body = z.strictObject({
  format: z.literal('flagd'),
  document: z.record(z.string(), z.unknown()).meta({ description: 'content of the file' }),
  environments: z.array(key).min(1).max(50).exactOptional(),
  reason: reason.default('import of a flagd file'),
  dryRun: z.boolean().default(false),
});

/** Flags from the files of other tools. */
export const importRoute = (imports: Imports, link: WorkflowLink): Endpoint =>
  signedIn(
    {
      method: 'post',
      path: '/imports',
      summary:
        'Open one change with the flags of a file; into an empty project an admin imports without approval',
      body,
      maxBytes: MAX_BYTES,
      reply: importReport,
    },
    async ({ body: { format: _format, ...input } }, caller) => {
      const { remarks, preview, change } = await imports.flagd(caller, input);
      return {
        status: change === null ? 200 : 202,
        body: {
          remarks: remarks.map((remark) => ({ ...remark })),
          preview: preview && previewBody(preview),
          change: change && changeBody(change, link),
        },
      };
    },
  );
