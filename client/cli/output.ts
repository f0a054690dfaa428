import type { Io } from './io.js';
import { clean, cleanAll, safeJson } from './text/clean.js';

export const FORMATS = ['text', 'json', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

/** Data goes to standard output, everything else to standard error. */
export interface Output {
  readonly format: Format;
  /** Prints data; `text` gets it free of anything a terminal would act on. */
  data<T>(value: T, text: (value: T) => string): void;
  /** A remark for the person, in text only. */
  note(text: string): void;
  /** One line that replaces itself, on a terminal only; null takes it away. */
  live(text: string | null): void;
}

/** Back to the start of the line, and nothing on it. */
const CLEAR_LINE = '\r\u001b[2K';

export function createOutput(format: Format, io: Io): Output {
  return {
    format,
    data: (value, text) => io.out(`${rendered(format, value, text)}\n`),
    note: (text) => {
      if (format === 'text') io.err(`${clean(text)}\n`);
    },
    live: (text) => {
      if (format === 'text' && io.isLive) io.err(`${CLEAR_LINE}${clean(text ?? '')}`);
    },
  };
}

function rendered<T>(format: Format, value: T, text: (value: T) => string): string {
  if (format === 'json') return safeJson(value, 2);
  if (format === 'ndjson')
    return rowsOf(value)
      .map((row) => safeJson(row))
      .join('\n');
  return text(cleanAll(value));
}

/** The rows of a page, or the thing itself. */
const rowsOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)
    ? (value.items as unknown[])
    : [value];
