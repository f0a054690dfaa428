"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.touchedBy = touchedBy;
/** Which queries an event may have made old. */
function touchedBy({ type, change, rollout, flags }) {
    if (type === 'project.founded')
        return [[]];
    return [
        ['inbox'],
        ...(change === null ? [] : [['changes'], ['change', change]]),
        ...(rollout === null ? [] : [['rollout', rollout]]),
        ...(flags.length === 0 ? [] : [['overview']]),
        ...flags.map((flag) => ['flag', flag]),
    ];
}
//# sourceMappingURL=touched.js.map