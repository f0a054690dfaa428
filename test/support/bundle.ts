import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { bundleWorkflows } from '../../worker/bundle.js';

/** Bundles the workflows once for all test files. */
export async function writeBundle(dir: string): Promise<string> {
  const path = join(dir, 'workflows.js');
  const { code } = await bundleWorkflows();
  await writeFile(path, code);
  return path;
}
