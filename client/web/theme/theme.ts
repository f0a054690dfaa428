/** What a person chose; `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'sluice.theme';

export const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

export const storedTheme = (): Theme => THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'auto';

/** Shows the page that way, now and next time. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem(KEY, theme);
}
