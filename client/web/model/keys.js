"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.moved = void 0;
exports.stroke = stroke;
const PLACES = { i: '/', c: '/changes', f: '/flags' };
const SINGLE = {
    j: { do: 'move', by: 1 },
    k: { do: 'move', by: -1 },
    a: { do: 'approve' },
    x: { do: 'refuse' },
    '/': { do: 'search' },
    '?': { do: 'help' },
};
/** What a stroke means, and what the next one may. */
function stroke(pending, { key, modified, writing }) {
    if (modified || writing)
        return { act: null, pending: 'none' };
    if (pending === 'go')
        return { act: goAct(key), pending: 'none' };
    if (key === 'g')
        return { act: null, pending: 'go' };
    return { act: Object.hasOwn(SINGLE, key) ? (SINGLE[key] ?? null) : null, pending: 'none' };
}
const goAct = (key) => Object.hasOwn(PLACES, key) ? { do: 'go', to: PLACES[key] } : null;
/** The row to go to from `at` (−1 before the first), staying inside the list. */
const moved = (at, by, count) => Math.max(0, Math.min(count - 1, at === -1 && by === -1 ? 0 : at + by));
exports.moved = moved;
//# sourceMappingURL=keys.js.map