import type { Context, Hono } from 'hono';
import { Failure } from '../../sdk/failure.js';
import type { PageFile, PageFiles } from './files.js';

/** Nothing but our own files and our own API; nobody frames the page, and no form leaves it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/** Serves the built page: its files by name, and itself at every address a person can open. */
export function servePage(app: Hono, files: PageFiles | null): void {
  app.get('/assets/*', (c, next) => answer(c, files?.get(c.req.path)) ?? next());
  app.get('/icon.svg', (c, next) => answer(c, files?.get('/icon.svg')) ?? next());
  for (const path of ['/', '/changes', '/changes/*', '/flags', '/flags/*', '/rollouts/*'])
    app.get(path, (c) => answer(c, files?.get('/index.html')) ?? notBuilt());
}

function answer(c: Context, file: PageFile | undefined): Response | null {
  if (file === undefined) return null;
  for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  c.header('content-type', file.type);
  c.header('vary', 'accept-encoding');
  c.header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(file.body);
  c.header('content-encoding', 'gzip');
  return c.body(file.gzip);
}

function notBuilt(): never {
  const detail = 'the page was not built; run npm run build:web and start the API again';
  throw new Failure({ kind: 'notFound', code: 'PAGE_NOT_BUILT', detail });
}
