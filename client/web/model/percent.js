"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.percentText = exports.percentOf = void 0;
/** `5000` → `5 %`, with a space that does not break. */
const percentOf = (units) => (0, exports.percentText)(units / 1000);
exports.percentOf = percentOf;
const percentText = (percent) => `${String(percent)}\u00a0%`;
exports.percentText = percentText;
//# sourceMappingURL=percent.js.map