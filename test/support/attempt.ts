import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attempt } from '../../local/report.js';

/** An attempt that keeps what it is told. */
export function listening(): {
  readonly attempt: Attempt;
  readonly lines: string[];
  readonly abort: () => void;
} {
  const lines: string[] = [];
  const controller = new AbortController();
  const report = (line: string) => void lines.push(line);
  return { attempt: { report, signal: controller.signal }, lines, abort: () => controller.abort() };
}

/** Puts a shell script with that name into the folder; gives back its path. */
export async function script(folder: string, name: string, body: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}
