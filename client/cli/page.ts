import type { Command } from 'commander';
import type { Cli } from './cli.js';
import { withQuery } from './path.js';

export interface PageOptions {
  readonly limit: string;
  readonly cursor?: string;
}

export const pageOptions = (command: Command): Command =>
  command
    .option('--limit <n>', 'how many, up to 200', '50')
    .option('--cursor <cursor>', 'where the page before ended');

export const pagePath = (path: string, { limit, cursor }: PageOptions): string =>
  withQuery(path, { limit, cursor });

export function nextPage(cli: Cli, command: string, next: string | null): void {
  if (next !== null) cli.out.note(`more: ${command} --cursor ${next}`);
}
