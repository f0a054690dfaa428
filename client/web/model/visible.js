"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.visible = void 0;
exports.pieces = pieces;
/**
 * Control characters, those that turn the direction of writing, and those of no width: a name must not pass for
 * another one. Line feeds and tabs stay where `breaks` allows them.
 */
const ACTING = /[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u{e0001}|[\u{e0020}-\u{e007f}]/gu;
/** Cuts a text into what can be shown and what must be written out, such as `U+202E`. */
function pieces(text, breaks = false) {
    const found = [];
    let from = 0;
    for (const match of text.matchAll(ACTING)) {
        const [char] = match;
        if (breaks && (char === '\n' || char === '\t'))
            continue;
        if (match.index > from)
            found.push({ text: text.slice(from, match.index), hidden: false });
        found.push({ text: written(char), hidden: true });
        from = match.index + char.length;
    }
    if (from < text.length)
        found.push({ text: text.slice(from), hidden: false });
    return found;
}
/** The same as one text, for titles and labels that cannot hold more. */
const visible = (text) => pieces(text)
    .map((piece) => (piece.hidden ? `⟨${piece.text}⟩` : piece.text))
    .join('');
exports.visible = visible;
const written = (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
//# sourceMappingURL=visible.js.map