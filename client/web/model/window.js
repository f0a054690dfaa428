"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.visibleRows = visibleRows;
/** Rows drawn beyond the edge, so that scrolling and the next Tab find one. */
const SPARE = 8;
/** Which rows of a long list to draw. */
function visibleRows({ count, row, offset, height }) {
    const first = Math.floor(offset / row) - SPARE;
    const last = Math.ceil((offset + height) / row) + SPARE;
    const to = Math.min(count, Math.max(0, last));
    return { from: Math.min(Math.max(0, first), to), to };
}
//# sourceMappingURL=window.js.map