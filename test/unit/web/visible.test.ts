import { expect, test } from 'vitest';
import { isolated, isolatedTexts, parts, pieces, visible } from '../../../client/web/model/visible.js';

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
  expect(visible('a\u034fb\ufe01\u{e0100}\u17b4')).toBe('a⟨U+034F⟩b⟨U+FE01⟩⟨U+E0100⟩⟨U+17B4⟩');
});

test('control characters are written out, line breaks only where they cannot stay', () => {
  expect(visible('a\u0000\u001b[2J')).toBe('a⟨U+0000⟩⟨U+001B⟩[2J');
  expect(pieces('a\n\tb', true)).toEqual([{ text: 'a\n\tb', hidden: false }]);
  expect(visible('a\nb')).toBe('a⟨U+000A⟩b');
});

test('half a character is written out', () => {
  expect(visible('\ud83d!')).toBe('⟨U+D83D⟩!');
});

test('a sign and its picture are both shown', () => {
  expect(pieces('❤\ufe0f')).toEqual([{ text: '❤\ufe0f', hidden: false }]);
});

test('a sentence is taken apart into words and names, and no name ends early', () => {
  expect(parts(`to ${isolated('a\u2069b\u2068c')}, at once`)).toEqual([
    { text: 'to ', name: false },
    { text: 'a⟨U+2069⟩b⟨U+2068⟩c', name: true },
    { text: ', at once', name: false },
  ]);
});

test('every text in a line of JSON keeps to itself, also a cut one', () => {
  const names = parts(isolatedTexts('  "a": "b\\"c", 1, "cu…')).filter(({ name }) => name);
  expect(names.map(({ text }) => text)).toEqual(['"a"', '"b\\"c"', '"cu…']);
});
