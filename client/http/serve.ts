import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';
import { refuseUnparsed } from './unparsed.js';

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Takes no more requests and ends those that are open. */
  stop(): Promise<void>;
}

/** What names no host is the app's to answer, like everything it can read. */
const SERVER = { requireHostHeader: false };

/** Serves the app; rejects where the address is taken. Port 0 picks a free one. */
export function listen(app: Hono, at: { readonly host: string; readonly port: number }): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const options = { fetch: app.fetch, hostname: at.host, port: at.port, serverOptions: SERVER };
    const server = serve(options, ({ port }: AddressInfo) => resolve({ port, stop: () => stop(server) }));
    server.on('clientError', refuseUnparsed);
    server.once('error', reject);
  });
}

/** How long requests that are under way may take to end by themselves, in milliseconds. */
const GRACE_MS = 300;

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if (!('closeAllConnections' in server)) return;
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}
