"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.mayDecide = mayDecide;
exports.requirementFor = requirementFor;
exports.mayWithdraw = mayWithdraw;
exports.mayAbort = mayAbort;
const people_js_1 = require("../../../domain/policy/people.js");
const quorum_js_1 = require("../../../domain/policy/quorum.js");
const YES = { ok: true };
const no = (why) => ({ ok: false, why });
/** Whether this person may decide on this requirement now. The workflow has the last word; this spares the way. */
function mayDecide(change, requirement, me) {
    if (change.status !== 'review')
        return no(closedWords(change));
    if (change.authors.includes(me))
        return no(`You ${authorWords(change, me)}, so somebody else has to decide: ${names(requirement.eligible)}.`);
    const before = change.requirements.find(({ metBy }) => metBy.includes(me));
    if (before !== undefined)
        return no(`You approved “${before.title}” already; every requirement takes a different person.`);
    if (requirement.met)
        return no(`Met by ${names(requirement.metBy)}.`);
    if (!requirement.eligible.includes(me))
        return no(`It takes ${requirement.roles.join(' or ')} in ${change.environments.join(', ')}: ${names(requirement.eligible)}.`);
    return requirement.open ? YES : no(`Opens when ${openTitles(change)} is met.`);
}
const authorWords = ({ requester }, me) => requester === me ? 'asked for this change' : 'edited this change';
const names = (people) => people.length === 0 ? 'nobody so far' : people.join(', ');
const openTitles = (change) => change.requirements
    .filter(({ open }) => open)
    .map(({ title }) => title)
    .join(' and ');
function closedWords({ status, waiting }) {
    if (status === 'preparing')
        return 'It is still being prepared.';
    if (status === 'applying')
        return 'It is being written now.';
    return `${waiting.what}.`;
}
/** The requirement a person decides on: the open one they can meet, else the first open one. */
function requirementFor(change, me) {
    const open = change.requirements.filter((requirement) => requirement.open);
    return (open.find(({ eligible, metBy }) => eligible.includes(me) && !metBy.includes(me)) ??
        open[0] ??
        change.requirements[0] ??
        null);
}
/** Whoever wrote a change takes it back while nothing is written. */
function mayWithdraw({ status, authors, requester }, me) {
    if (status !== 'review' && status !== 'blocked')
        return no('Nothing is left to take back.');
    return authors.includes(me) ? YES : no(`Only ${requester}, who asked for it, takes it back.`);
}
/** Whether a person may stop a rollout; lowering is pre-authorised, so it is open to many. */
function mayAbort(rollout, me) {
    if (rollout.status === 'done' || rollout.status === 'aborted')
        return no(`${rollout.waiting.what}.`);
    return (0, people_js_1.holds)({ ...me, active: true }, quorum_js_1.LOWERING_ROLES, [rollout.environment])
        ? YES
        : no(`You hold no role in ${rollout.environment}; anybody with one can stop it.`);
}
//# sourceMappingURL=may.js.map