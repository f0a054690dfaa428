import { startApi } from './api.js';
import { settingsFrom } from './settings.js';

/** The API process: 1 as exit code and one line per mistake where it cannot start. */
async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  if (!settings.ok) {
    stopped(['the API cannot start:', ...settings.error.map((line) => `  ${line}`)]);
    return;
  }
  const api = await startApi(settings.value);
  const stop = (): void => void api.stop().finally(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  // Whoever started us is gone, so nobody would end us any more.
  process.once('disconnect', stop);
  process.send?.('ready');
}

function stopped(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}

await main().catch((error: unknown) =>
  stopped([`the API cannot start: ${error instanceof Error ? error.message : String(error)}`]),
);
