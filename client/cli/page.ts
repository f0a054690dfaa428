import type { Command } from 'commander';
import type { Cli } from './cli.js';

export interface PageOptions {
  readonly limit: string;
  readonly cursor?: string;
}

export const pageOptions = (command: Command): Command =>
  command
    .option('--limit <n>', 'how many, up to 200', '50')
    .option('--cursor <cursor>', 'where the page before ended');

export function pagePath(path: string, { limit, cursor }: PageOptions): string {
  const query = new URLSearchParams({ limit, ...(cursor === undefined ? {} : { cursor }) });
  return `${path}?${query.toString()}`;
}

export function nextPage(cli: Cli, command: string, next: string | null): void {
  if (next !== null) cli.out.note(`more: ${command} --cursor ${next}`);
}
