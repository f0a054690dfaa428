import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Attempt } from '../report.js';
import { LocalFailure } from '../failure.js';

export interface Download {
  readonly url: string;
  /** Of the whole file, hex. */
  readonly sha256: string;
  readonly to: string;
  /** How long nothing may arrive before it counts as hung, in milliseconds. */
  readonly silentMs: number;
}

/** Fetches a file and checks it. Throws when it is refused, hangs or is not what it should be. */
export async function download(what: Download, attempt: Attempt): Promise<void> {
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(new LocalFailure('nothing arrives')), what.silentMs);
  const signal = AbortSignal.any([attempt.signal, stalled.signal]);
  const digest = createHash('sha256');
  try {
    const body = await open(what.url, signal);
    body.on('data', (chunk: Buffer) => (digest.update(chunk), timer.refresh()));
    await pipeline(body, createWriteStream(what.to), { signal });
  } catch (error) {
    throw new LocalFailure(`${what.url}: ${reasonOf(signal.aborted ? signal.reason : error)}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
  if (digest.digest('hex') !== what.sha256)
    throw new LocalFailure(`${what.url} is not the file it should be`);
}

async function open(url: string, signal: AbortSignal): Promise<Readable> {
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null) throw new LocalFailure(`answered ${response.status}`);
  return Readable.fromWeb(response.body);
}

/** `fetch` says only "fetch failed"; the cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
