import type { Page } from 'playwright-core';

/** Of the page that is watched. */
interface Watched {
  seenAt: Promise<number>;
}

/**
 * Has a page look for a text from now on. Asked for, it gives when the first frame with it was drawn, in milliseconds
 * since the epoch: browsers and tests of one computer share its clock.
 */
export async function watchFor(page: Page, text: string): Promise<() => Promise<number>> {
  await page.evaluate(watch, text);
  return () => page.evaluate(() => (globalThis as unknown as Watched).seenAt);
}

/** Runs in the page. */
function watch(text: string): void {
  (globalThis as unknown as Watched).seenAt = new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector('main')?.textContent.includes(text) !== true) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
  });
}
