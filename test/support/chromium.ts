import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** Alone in its folder, silent towards the network, and able to run as root. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser of the system; it fails where there is none. */
const EXECUTABLE = process.env['SLUICE_CHROMIUM'] ?? '/usr/bin/chromium';

/** A person's own browser, and what went wrong in it. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Violations of the content policy, requests to other origins, uncaught errors. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Opens an empty browser for `url`; nobody is signed in. */
export async function openSeat(url: string, options: BrowserContextOptions = {}): Promise<Seat> {
  const dir = await mkdtemp(join(tmpdir(), 'sluice-browser-'));
  const context = await chromium.launchPersistentContext(dir, {
    executablePath: EXECUTABLE,
    args: ARGS,
    ...options,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const faults: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) faults.push(`request to ${request.url()}`);
  });
  const close = async () => {
    await context.close();
    await rm(dir, { recursive: true, force: true });
  };
  return { page, context, faults, close };
}

/** Opens a seat and signs in by the mouse. */
export async function seatOf(url: string, name: string, options: BrowserContextOptions = {}): Promise<Seat> {
  const seat = await openSeat(url, options);
  await seat.page.goto(url);
  await seat.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await seat.page.getByRole('heading', { name: 'Inbox' }).waitFor();
  return seat;
}

/** Until the page follows what happens. */
export const live = (page: Page): Promise<unknown> =>
  page.locator('[data-connection=live]').waitFor({ state: 'attached' });

/** Opens a change, and waits until the browser has computed what a decision signs. */
export async function openChange({ page }: Seat, url: string, id: string): Promise<Page> {
  await page.goto(`${url}/changes/${id}`);
  await live(page);
  await page.getByText('Recomputed by this browser').waitFor();
  return page;
}
