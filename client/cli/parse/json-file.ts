import { readFileSync } from 'node:fs';
import { usage } from '../failure.js';

/** A JSON file, or standard input for `-`. Throws `CliFailure` that says where it breaks off. */
export function readJsonFile(option: string, path: string): unknown {
  const text = readText(option, path);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw usage(option, `${path} is not JSON: ${whereItBreaks(text, String(error))}`);
  }
}

function readText(option: string, path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw usage(option, `cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Line and column, where the parser says a position; otherwise the text simply ends. */
function whereItBreaks(text: string, error: string): string {
  const reason = error.replace(/^SyntaxError: /, '');
  const [, position] = /at position (\d+)/.exec(reason) ?? [];
  const before = text.slice(0, position === undefined ? text.length : Number(position));
  const lines = before.split('\n');
  return `${reason}, line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}; is the file cut off?`;
}
