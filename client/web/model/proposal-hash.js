"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sha256 = sha256;
exports.checkProposal = checkProposal;
const canonical_js_1 = require("../../../domain/proposal/canonical.js");
const hash_js_1 = require("../../../domain/proposal/hash.js");
const impact_js_1 = require("./impact.js");
/** SHA-256 of a text as lower-case hex, by the browser itself. */
async function sha256(text) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
/**
 * Hashes the proposal again, and the records the page compares it with: a server that shows one thing and has
 * another one signed is found out here.
 */
async function checkProposal(shown) {
    const hash = await sha256((0, canonical_js_1.canonicalJson)(shown.proposal));
    if (hash !== shown.signed)
        return { state: 'different', hash, why: 'what this page shows has another hash' };
    if (shown.proposal.change !== shown.change)
        return { state: 'different', hash, why: `the proposal belongs to change ${shown.proposal.change}` };
    const odd = await oddBase(shown.proposal, shown.before);
    return odd === null ? { state: 'same', hash } : { state: 'different', hash, why: odd };
}
/** An item whose record before is not the one it was made on; null where all are. */
async function oddBase(proposal, before) {
    for (const { target, base } of proposal.items) {
        const record = before.get((0, impact_js_1.placeOf)(target)) ?? null;
        const text = record === null ? null : (0, hash_js_1.recordHash)(record, (canonical) => canonical);
        const hash = text === null ? null : await sha256(text);
        if (hash !== (base?.hash ?? null))
            return `${target.key} in ${target.env} is compared with another version`;
    }
    return null;
}
//# sourceMappingURL=proposal-hash.js.map