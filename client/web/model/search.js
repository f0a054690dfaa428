"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.index = void 0;
exports.find = find;
const index = (items, words) => items.map((item) => ({ item, text: words(item).join('\n').toLowerCase() }));
exports.index = index;
/** Everything that contains all words of the query, in its order. */
function find(indexed, query) {
    const words = query
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
    return indexed.filter(({ text }) => words.every((word) => text.includes(word))).map(({ item }) => item);
}
//# sourceMappingURL=search.js.map