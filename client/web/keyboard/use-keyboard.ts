import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { moved, stroke, type Act, type Pending, type Stroke } from '../model/keys.js';
import { runPageAct } from './page-acts.js';
import { keysAreOn } from './switch.js';

/** Listens to the keys of the whole page. */
export function useKeyboard(onHelp: () => void): void {
  const router = useRouter();
  const help = useRef(onHelp);
  useEffect(() => {
    help.current = onHelp;
  });
  useEffect(() => {
    let pending: Pending = 'none';
    const carryOut = (act: Act): void => {
      if (act.do === 'move') moveAlong(act.by);
      else if (act.do === 'help') help.current();
      else if (act.do === 'go') void router.navigate({ to: act.to });
      else if (act.do !== 'search') runPageAct(act.do);
      else if (!runPageAct('search')) void router.navigate({ to: '/flags', search: { focus: true } });
    };
    const listen = (event: KeyboardEvent): void => {
      const next = keysAreOn() ? stroke(pending, strokeOf(event)) : { act: null, pending };
      pending = next.pending;
      if (next.act === null) return;
      event.preventDefault();
      carryOut(next.act);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [router]);
}

const strokeOf = (event: KeyboardEvent): Stroke => ({
  key: event.key,
  modified: event.ctrlKey || event.altKey || event.metaKey,
  writing: isWriting(event.target),
});

/** In a field or a menu keys have their own meaning, and under an open dialog none, wherever the focus is. */
const isWriting = (target: EventTarget | null): boolean =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof Element &&
    target.closest('input:not([type=checkbox]), textarea, select, [role=menu], [contenteditable]') !== null);

function moveAlong(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[moved(at, by, rows.length)]?.focus();
}
