"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.inOrder = exports.audienceWords = void 0;
exports.conditionWords = conditionWords;
exports.ruleWords = ruleWords;
exports.serveWords = serveWords;
const percent_js_1 = require("./percent.js");
/** Operators as they are said; `{}` stands for the values. */
const SAID = {
    eq: 'is {}',
    ne: 'is not {}',
    in: 'is {}',
    not_in: 'is not {}',
    lt: 'is less than {}',
    lte: 'is at most {}',
    gt: 'is more than {}',
    gte: 'is at least {}',
    between: 'is between {}',
    exists: 'is there',
    not_exists: 'is missing',
    contains: 'contains {}',
    not_contains: 'does not contain {}',
    starts_with: 'begins with {}',
    ends_with: 'ends with {}',
    matches: 'matches {}',
    is_type: 'is of type {}',
    array_any: 'has {} among its entries',
    array_all: 'has all of {} among its entries',
    array_none: 'has none of {} among its entries',
    array_size: 'has {} entries',
    semver_eq: 'is version {}',
    semver_ne: 'is not version {}',
    semver_lt: 'is a version below {}',
    semver_lte: 'is version {} or lower',
    semver_gt: 'is a version above {}',
    semver_gte: 'is version {} or higher',
    semver_caret: 'is compatible with version {}',
    semver_tilde: 'is a patch of version {}',
    date_before: 'is before {}',
    date_after: 'is after {}',
    in_cidr: 'is in the network {}',
};
/** A condition in words: `plan is "pro" or "team"`. */
function conditionWords(condition) {
    const not = condition.negate === true ? 'not: ' : '';
    if ('anyOf' in condition)
        return `${not}any of (${condition.anyOf.map(conditionWords).join('; ')})`;
    if (isSegment(condition))
        return not + segmentWords(condition);
    return `${not}${pathWords(condition.attr)} ${operatorWords(condition)}`;
}
const isSegment = (condition) => !('attr' in condition);
const segmentWords = ({ op, values }) => `${op === 'in_segment' ? 'in' : 'not in'} segment ${values.join(' or ')}`;
const pathWords = (path) => (typeof path === 'string' ? path : path.join(' › '));
function operatorWords({ op, values = [], ci, lenient }) {
    const joined = values.map(operandWords).join(op === 'between' || op === 'array_all' ? ' and ' : ' or ');
    const said = (SAID[op] ?? `${op} {}`).replace('{}', () => joined);
    return said + (ci === true ? ' (any letter case)' : '') + (lenient === true ? ' (loose versions)' : '');
}
const operandWords = (operand) => typeof operand === 'string' ? `“${operand}”` : String(operand);
/** Who a rule is about: `everybody`, or `whoever has plan is “pro”`. */
const audienceWords = ({ when }) => when.length === 0 ? 'everybody' : `those whose ${when.map(conditionWords).join(' and ')}`;
exports.audienceWords = audienceWords;
/** `25 % of everybody get “on”`. */
function ruleWords(rule) {
    const share = rule.exposure === undefined ? '' : `${(0, percent_js_1.percentOf)(rule.exposure.units)} of `;
    return `${share}${(0, exports.audienceWords)(rule)} get ${serveWords(rule.serve)}`;
}
/** `“on”`, or `50 % “a”, 50 % “b”`. */
function serveWords(serve) {
    if ('variant' in serve)
        return `“${serve.variant}”`;
    return serve.split.ranges.map(({ variant, lo, hi }) => `${(0, percent_js_1.percentOf)(hi - lo)} “${variant}”`).join(', ');
}
/** Rules in the order in which they are tried. */
const inOrder = ({ rules }) => [...rules].sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
exports.inOrder = inOrder;
//# sourceMappingURL=rule-words.js.map