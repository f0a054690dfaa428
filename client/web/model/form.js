"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.blank = void 0;
exports.fieldsOf = fieldsOf;
exports.answersOf = answersOf;
exports.problemsOf = problemsOf;
/** Questions of a form in their order. Throws a TypeError for a schema it cannot ask, so that nobody answers half of it. */
function fieldsOf(schema) {
    const { type, properties = {}, required = [] } = schema;
    if (type !== 'object')
        throw new TypeError('the form is no object');
    return Object.entries(properties).map(([name, field]) => ({
        ...{ name, kind: kindOf(name, field), required: required.includes(name) },
        title: field.title ?? name,
        description: field.description ?? null,
        maxLength: field.maxLength ?? field.items?.maxLength ?? null,
        maxItems: field.maxItems ?? null,
        choices: (field.enum ?? []).map(String),
    }));
}
/** Up to this length a text is one line. */
const LINE_LENGTH = 200;
function kindOf(name, field) {
    if (field.type === 'boolean')
        return 'yes';
    if (field.type === 'number' || field.type === 'integer')
        return 'number';
    if (field.type === 'array' && field.items?.type === 'string')
        return 'list';
    if (field.type !== 'string')
        throw new TypeError(`the form asks "${name}" in a way this page does not know`);
    if (field.enum !== undefined)
        return 'choice';
    return (field.maxLength ?? Infinity) <= LINE_LENGTH ? 'line' : 'text';
}
const blank = (fields) => Object.fromEntries(fields.map(({ name, kind }) => [name, kind === 'yes' ? false : kind === 'list' ? [] : '']));
exports.blank = blank;
/** The answers to send: what was left empty is left out, ticks are always said. */
function answersOf(fields, draft) {
    return Object.fromEntries(fields.flatMap((field) => {
        const value = answerOf(field, draft[field.name]);
        return value === undefined ? [] : [[field.name, value]];
    }));
}
function answerOf({ kind }, value) {
    if (kind === 'yes')
        return value === true;
    if (typeof value === 'string')
        return textAnswer(kind, value);
    const lines = Array.isArray(value) ? value.filter((line) => line.trim() !== '') : [];
    return lines.length === 0 ? undefined : lines;
}
const textAnswer = (kind, value) => value.trim() === '' ? undefined : kind === 'number' ? Number(value) : value;
/** Field name → what is wrong with its answer; empty where the form can be sent. */
function problemsOf(fields, draft) {
    const answers = answersOf(fields, draft);
    return Object.fromEntries(fields.flatMap((field) => {
        const problem = problemOf(field, answers[field.name]);
        return problem === null ? [] : [[field.name, problem]];
    }));
}
function problemOf(field, answer) {
    if (answer === undefined)
        return field.required ? `${field.title} is missing` : null;
    if (typeof answer === 'number' && Number.isNaN(answer))
        return `${field.title} is no number`;
    if (field.maxItems !== null && Array.isArray(answer) && answer.length > field.maxItems)
        return `at most ${field.maxItems} of them`;
    const longest = Math.max(0, ...textsIn(answer).map((text) => text.length));
    return field.maxLength !== null && longest > field.maxLength
        ? `${longest} characters, and may have ${field.maxLength}`
        : null;
}
const textsIn = (answer) => typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : [];
//# sourceMappingURL=form.js.map