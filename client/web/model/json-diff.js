"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.jsonDiff = jsonDiff;
exports.withContext = withContext;
/** Above this many pairs of lines both sides are shown whole: nobody reads such a difference line by line. */
const MOST_PAIRS = 4_000_000;
/** What differs between two values, as lines of their JSON. */
function jsonDiff(before, after) {
    return diffLines(linesOf(before), linesOf(after));
}
const linesOf = (value) => value === null || value === undefined ? [] : JSON.stringify(value, null, 2).split('\n');
function diffLines(a, b) {
    if (a.length * b.length > MOST_PAIRS)
        return [...all('gone', a), ...all('new', b)];
    const common = table(a, b);
    const lines = [];
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
        const [left = '', right = ''] = [a[i], b[j]];
        if (i < a.length && j < b.length && left === right) {
            lines.push({ kind: 'same', text: left });
            i += 1;
            j += 1;
        }
        else if (j >= b.length || (i < a.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
            lines.push({ kind: 'gone', text: left });
            i += 1;
        }
        else {
            lines.push({ kind: 'new', text: right });
            j += 1;
        }
    }
    return lines;
}
const all = (kind, texts) => texts.map((text) => ({ kind, text }));
const at = (table, i, j) => table[i]?.[j] ?? 0;
/** Length of the longest common rest from each pair of lines on. */
function table(a, b) {
    const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i -= 1)
        for (let j = b.length - 1; j >= 0; j -= 1) {
            const row = rows[i];
            if (row)
                row[j] =
                    a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
        }
    return rows;
}
/** Only what differs, with a few lines around it; `null` stands for what was left out. */
function withContext(lines, around = 2) {
    const near = lines.map((_line, i) => lines.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same'));
    const kept = lines.map((line, i) => (near[i] === true ? line : null));
    return kept.filter((line, i) => line !== null || kept[i - 1] !== null || i === 0);
}
//# sourceMappingURL=json-diff.js.map