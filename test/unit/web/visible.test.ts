import { expect, test } from 'vitest';
import { pieces, visible } from '../../../client/web/model/visible.js';

test('text without anything hidden is one piece', () => {
  expect(pieces('Größe 本 🚀 <b>')).toEqual([{ text: 'Größe 本 🚀 <b>', hidden: false }]);
});

test('what turns the direction of writing is written out', () => {
  expect(visible('user\u202egnp.exe')).toBe('user⟨U+202E⟩gnp.exe');
  expect(visible('\u2066a\u2069\u061c')).toBe('⟨U+2066⟩a⟨U+2069⟩⟨U+061C⟩');
});

test('what has no width is written out', () => {
  expect(visible('a\u200bb\u00adc\ufeff\u2060\u3164')).toBe('a⟨U+200B⟩b⟨U+00AD⟩c⟨U+FEFF⟩⟨U+2060⟩⟨U+3164⟩');
  expect(visible('\u{e0041}')).toBe('⟨U+E0041⟩');
});

test('control characters are written out, line breaks only where they cannot stay', () => {
  expect(visible('a\u0000\u001b[2J')).toBe('a⟨U+0000⟩⟨U+001B⟩[2J');
  expect(pieces('a\n\tb', true)).toEqual([{ text: 'a\n\tb', hidden: false }]);
  expect(visible('a\nb')).toBe('a⟨U+000A⟩b');
});

test('half a character is written out', () => {
  expect(visible('\ud83d!')).toBe('⟨U+D83D⟩!');
});
