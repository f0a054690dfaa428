"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.placeOf = void 0;
exports.impactsOf = impactsOf;
const rule_words_js_1 = require("./rule-words.js");
const percent_js_1 = require("./percent.js");
const placeOf = (target) => `${target.env}/${target.key}`;
exports.placeOf = placeOf;
/** What a proposal does, computed from the document that is hashed. */
function impactsOf(proposal, before) {
    return proposal.items.flatMap((item) => itemImpacts(item, before.get((0, exports.placeOf)(item.target)) ?? null, ownPlan(item, proposal.plan)));
}
const ownPlan = ({ target }, plan) => plan !== null && plan.target.env === target.env && plan.target.flag === target.key ? plan : null;
function itemImpacts(item, before, plan) {
    const drafts = [
        ...(plan === null ? [] : [planImpact(plan, item.after)]),
        ...recordImpacts(item, before, plan),
    ];
    return drafts.map((draft) => ({ environment: item.target.env, flag: item.target.key, ...draft }));
}
function planImpact(plan, after) {
    const rule = after?.rules.find(({ id }) => id === plan.target.rule);
    const last = plan.stages.at(-1)?.units ?? plan.startUnits;
    const who = rule === undefined ? `the subjects of rule “${plan.target.rule}”` : (0, rule_words_js_1.audienceWords)(rule);
    const what = rule === undefined ? '' : ` get ${(0, rule_words_js_1.serveWords)(rule.serve)}`;
    const steps = plan.stages.length === 1 ? 'one stage' : `${plan.stages.length} stages`;
    return {
        from: (0, percent_js_1.percentOf)(plan.startUnits),
        to: (0, percent_js_1.percentOf)(last),
        about: `of ${who}${what}, in ${steps}`,
        direction: last > plan.startUnits ? 'raises' : 'lowers',
    };
}
function recordImpacts(item, before, plan) {
    const { after } = item;
    if (after === null)
        return [{ from: null, to: 'deleted', about: 'apps fall back to their own default', direction: 'lowers' }];
    if (before === null)
        return [{ from: null, to: 'created', about: createdWords(after), direction: 'changes' }];
    const own = plan === null ? null : `/rules/${plan.target.rule}`;
    const touches = item.touches.filter((path) => own === null || (path !== own && !path.startsWith(`${own}/`)));
    return touches.map((path) => touchImpact(path, before, after));
}
const createdWords = (flag) => flag.state === 'disabled'
    ? 'switched off'
    : `everybody gets ${(0, rule_words_js_1.serveWords)(flag.serve)}${rulesWords(flag.rules.length)}`;
const rulesWords = (count) => count === 0 ? '' : `, after ${count} ${count === 1 ? 'rule' : 'rules'}`;
function touchImpact(path, before, after) {
    if (path === '/state')
        return stateImpact(before, after);
    if (path === '/serve')
        return {
            from: (0, rule_words_js_1.serveWords)(before.serve),
            to: (0, rule_words_js_1.serveWords)(after.serve),
            about: 'for everybody no rule takes in',
            direction: 'changes',
        };
    if (path.startsWith('/rules/'))
        return ruleImpact(ruleIdIn(path), before, after);
    return fieldImpact(path.slice(1), before, after);
}
const STATE_WORDS = { active: 'on', disabled: 'off', archived: 'archived' };
function stateImpact(before, after) {
    const about = after.state === 'active' ? 'its rules apply' : `everybody gets ${offWords(after)}`;
    const direction = after.state === 'active' ? 'raises' : 'lowers';
    return { from: STATE_WORDS[before.state], to: STATE_WORDS[after.state], about, direction };
}
const offWords = ({ offVariant }) => offVariant === undefined ? 'the default of the app' : `“${offVariant}”`;
const ruleIdIn = (path) => path.slice('/rules/'.length).replace(/\/exposure$/, '');
function ruleImpact(id, before, after) {
    const [was, is] = [before, after].map((flag) => flag.rules.find((rule) => rule.id === id));
    if (was === undefined)
        return { from: null, to: 'new rule', about: `“${id}”: ${ruleOrNothing(is)}`, direction: 'changes' };
    if (is === undefined)
        return { from: 'rule', to: 'removed', about: `“${id}”: ${(0, rule_words_js_1.ruleWords)(was)}`, direction: 'changes' };
    if (onlyUnits(was, is))
        return unitsImpact(was, is);
    return { from: ruleOrNothing(was), to: ruleOrNothing(is), about: `rule “${id}”`, direction: 'changes' };
}
const ruleOrNothing = (rule) => rule === undefined ? 'nothing' : `${rule.enabled ? '' : 'off: '}${(0, rule_words_js_1.ruleWords)(rule)}`;
const onlyUnits = (was, is) => was.exposure !== undefined &&
    is.exposure !== undefined &&
    JSON.stringify({ ...was, exposure: null }) === JSON.stringify({ ...is, exposure: null });
function unitsImpact(was, is) {
    const [from, to] = [was, is].map(({ exposure }) => exposure?.units ?? 0);
    return {
        from: (0, percent_js_1.percentOf)(from ?? 0),
        to: (0, percent_js_1.percentOf)(to ?? 0),
        about: `of ${(0, rule_words_js_1.audienceWords)(is)} get ${(0, rule_words_js_1.serveWords)(is.serve)}`,
        direction: (to ?? 0) > (from ?? 0) ? 'raises' : 'lowers',
    };
}
const FIELD_WORDS = {
    variants: 'variants',
    offVariant: 'variant served while off',
    clientVisible: 'visible to clients',
};
function fieldImpact(field, before, after) {
    const [from, to] = [before, after].map((flag) => textOf(flag[field]));
    return { from: from ?? '', to: to ?? '', about: FIELD_WORDS[field] ?? field, direction: 'changes' };
}
function textOf(value) {
    if (value === undefined)
        return 'none';
    const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
//# sourceMappingURL=impact.js.map