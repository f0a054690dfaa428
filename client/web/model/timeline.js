"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.told = told;
const percent_js_1 = require("./percent.js");
/** Types of ledger rows as sentences; who acted stands in front. */
const WORDS = {
    'change.submitted': 'asked for this',
    'change.edited': 'edited it',
    'change.approved': 'everything was met',
    'change.rejected': 'rejected it',
    'change.withdrawn': 'took it back',
    'change.expired': 'it expired',
    'change.blocked': 'it could not be written',
    'change.applied': 'it was written',
    'change.closed': 'it ended',
    'decision.approved': 'approved',
    'command.refused': 'was refused',
    'rollout.started': 'the rollout began',
    'rollout.stage': 'the next stage was set',
    'rollout.held': 'the rollout is held',
    'rollout.aborted': 'stopped the rollout',
    'rollout.done': 'the rollout is done',
};
/** A row of the ledger as a line of the timeline. `titles` names requirements by their id. */
function told(step, titles) {
    const who = step.actor.kind === 'system' ? null : step.actor.kind === 'unknown' ? 'somebody unknown' : step.actor.id;
    return { who, words: wordsOf(step, titles), reason: step.reason, tone: toneOf(step) };
}
function wordsOf(step, titles) {
    const words = WORDS[step.type] ?? step.type;
    const requirement = step.requirementId === null ? undefined : titles.get(step.requirementId);
    if (step.type === 'command.refused')
        return `${words} (${step.code ?? ''})`;
    if (step.type === 'rollout.stage' && step.units !== null)
        return `stage ${(step.stage ?? 0) + 1}: ${(0, percent_js_1.percentOf)(step.units)}`;
    return step.type === 'decision.approved' && requirement !== undefined ? `${words} “${requirement}”` : words;
}
const BAD = [
    'command.refused',
    'change.rejected',
    'change.expired',
    'change.blocked',
    'rollout.held',
    'rollout.aborted',
];
const GOOD = ['change.applied', 'decision.approved', 'rollout.done', 'change.approved'];
const toneOf = ({ type, outcome }) => outcome !== 'ok' || BAD.includes(type) ? 'bad' : GOOD.includes(type) ? 'good' : 'plain';
//# sourceMappingURL=timeline.js.map