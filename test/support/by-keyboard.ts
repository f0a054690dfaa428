import type { Page } from 'playwright-core';

/** More presses than any page of these tests has stops. */
const MOST_STOPS = 60;

/** Goes on with Tab until what has the focus is called so; fails where nothing is. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new TypeError(`Tab never leads to ${String(name)}`);
}

/** The text or the label of what has the focus; empty where nothing has. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    if (element === document.body) return '';
    const label = document.querySelector(`label[for="${element.id}"]`) ?? element.closest('label');
    return (label?.textContent ?? element.getAttribute('aria-label') ?? element.textContent).trim();
  });
