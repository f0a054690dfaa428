import type { Json } from '@sluice/evaluator';
export type FieldKind = 'yes' | 'line' | 'text' | 'number' | 'choice' | 'list';
/** A question of a form, as the page asks it. */
export interface Field {
    readonly name: string;
    readonly kind: FieldKind;
    readonly title: string;
    readonly description: string | null;
    readonly required: boolean;
    readonly maxLength: number | null;
    readonly maxItems: number | null;
    readonly choices: readonly string[];
}
/** What is typed so far: a tick, a text, or texts. */
export type Draft = {
    readonly [name: string]: boolean | string | readonly string[];
};
export type Answers = {
    readonly [name: string]: Json;
};
/** Questions of a form in their order. Throws a TypeError for a schema it cannot ask, so that nobody answers half of it. */
export declare function fieldsOf(schema: unknown): readonly Field[];
export declare const blank: (fields: readonly Field[]) => Draft;
/** The answers to send: what was left empty is left out, ticks are always said. */
export declare function answersOf(fields: readonly Field[], draft: Draft): Answers;
/** Field name → what is wrong with its answer; empty where the form can be sent. */
export declare function problemsOf(fields: readonly Field[], draft: Draft): {
    readonly [name: string]: string;
};
//# sourceMappingURL=form.d.ts.map