import type { Command } from 'commander';

/** Ends a command's help with something to copy. */
export const example = (command: Command, ...lines: readonly string[]): Command =>
  command.addHelpText('after', `\nExample:\n${lines.map((line) => `  ${line}`).join('\n')}`);
