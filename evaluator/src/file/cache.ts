/**
 * A source in front of another one. What the other delivers is passed on and written to a file, which is the bootstrap
 * of the next start. The file is replaced as a whole; one that is missing, cut off or malformed counts as none.
 */
import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { later } from '../host.js';
import type { Bootstrap } from '../options.js';
import type { Sink, Source } from '../source.js';
import { observed } from './observed.js';

export interface FileCacheOptions {
  /** The source to follow. */
  readonly source: Source;
  /** File for the records, written by this process alone; its folder is made if need be. */
  readonly path: string;
}

/** What `createEvaluator` takes: the source, and what the file held. */
export interface FileCache {
  readonly source: Source;
  readonly bootstrap?: Bootstrap;
}

/** Changes come in bursts; one write is enough for those of so many ms. */
const SOON_MS = 1_000;

/** Reads the file, and keeps it like what `source` delivers. Never throws: where the disk fails, following goes on. */
export function fileCache({ source, path }: FileCacheOptions): FileCache {
  const bootstrap = readBootstrap(path);
  const cached = new Cached(source, path);
  return bootstrap === undefined ? { source: cached } : { source: cached, bootstrap };
}

function readBootstrap(path: string): Bootstrap | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isBootstrap(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function isBootstrap(value: unknown): value is Bootstrap {
  if (!isObject(value) || !('flags' in value) || !isObject(value.flags)) return false;
  return !('segments' in value) || isObject(value.segments);
}

class Cached implements Source {
  readonly #source: Source;
  readonly #path: string;
  #sink: Sink | null = null;
  #cancel: (() => void) | null = null;
  #isDue = false;
  #writing: Promise<void> | null = null;

  constructor(source: Source, path: string) {
    this.#source = source;
    this.#path = path;
  }

  start(sink: Sink): void {
    this.#sink = sink;
    const changed = (): void => {
      this.#soon();
    };
    this.#source.start(observed(sink, changed));
  }

  async usage(...args: Parameters<NonNullable<Source['usage']>>): Promise<void> {
    await this.#source.usage?.(...args);
  }

  /** What the source delivers while it closes is written too, and nothing after that. */
  async close(): Promise<void> {
    try {
      await this.#now();
      await this.#source.close();
    } finally {
      await this.#now();
      this.#sink = null;
    }
  }

  #soon(): void {
    this.#cancel ??= later(() => void this.#now(), SOON_MS);
  }

  /** Writes what was to be written soon, once nothing else is being written; settles when all is. */
  async #now(): Promise<void> {
    if (this.#cancel !== null) {
      this.#cancel();
      this.#cancel = null;
      this.#isDue = true;
      this.#writing ??= this.#writeAll();
    }
    await this.#writing;
  }

  /** One write at a time, as they share a draft. */
  async #writeAll(): Promise<void> {
    while (this.#isDue) {
      this.#isDue = false;
      await this.#write();
    }
    this.#writing = null;
  }

  async #write(): Promise<void> {
    const records = this.#sink?.served() ?? null;
    if (records === null) return;
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      const draft = `${this.#path}.${process.pid}`;
      await writeFile(draft, JSON.stringify(records), { mode: 0o600, flush: true });
      await rename(draft, this.#path);
    } catch {
      // The file is for the next start; this one goes on without it.
    }
  }
}
