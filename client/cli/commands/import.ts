import type { Command } from 'commander';
import type { ImportReportBody } from '../../http/wire/import.js';
import type { Run } from '../cli.js';
import { example } from '../help.js';
import { readJsonFile } from '../parse/json-file.js';
import { dryRunOption } from '../request/options.js';
import { changeText } from '../text/change.js';
import { previewText } from '../text/preview.js';

interface Options {
  readonly env?: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
}

/** `sluice import`: flags from a flagd file, as one change. */
export function importFlags(program: Command, run: Run): void {
  const command = program
    .command('import')
    .argument('<file>', 'file in flagd format; - reads standard input')
    .description('bring flags from a file; what does not map is reported')
    .option('--env <environments>', 'environment, or several with commas (default: all)')
    .option('--reason <text>', 'why, for those who decide')
    .addOption(dryRunOption());
  example(command, 'sluice import flags.flagd.json --env production --dry-run');
  command.action(
    run(async (cli, file: string, { env, reason, dryRun = false }: Options) => {
      const { body } = await cli.api.post<ImportReportBody>('/imports', {
        body: {
          format: 'flagd',
          document: readJsonFile('FILE', file),
          dryRun,
          ...(env === undefined ? {} : { environments: env.split(',') }),
          ...(reason === undefined ? {} : { reason }),
        },
      });
      cli.out.data(body, reportText);
      return undefined;
    }),
  );
}

function reportText({ remarks, preview, change }: ImportReportBody): string {
  return [...remarks.map(remarkText), bodyText(preview, change)].join('\n');
}

const remarkText = ({ pointer, detail, leftOut }: ImportReportBody['remarks'][number]): string =>
  `${leftOut ? 'left out' : 'note'}  ${pointer}: ${detail}`;

function bodyText(preview: ImportReportBody['preview'], change: ImportReportBody['change']): string {
  if (change !== null) return changeText(change);
  return preview === null ? 'Nothing to change.' : previewText(preview);
}
