import type { Condition, Flag, Rule, Serve } from '@sluice/evaluator';
/** A condition in words: `plan is "pro" or "team"`. */
export declare function conditionWords(condition: Condition): string;
/** Who a rule is about: `everybody`, or `whoever has plan is “pro”`. */
export declare const audienceWords: ({ when }: Pick<Rule, "when">) => string;
/** `25 % of everybody get “on”`. */
export declare function ruleWords(rule: Rule): string;
/** `“on”`, or `50 % “a”, 50 % “b”`. */
export declare function serveWords(serve: Serve): string;
/** Rules in the order in which they are tried. */
export declare const inOrder: ({ rules }: Pick<Flag, "rules">) => readonly Rule[];
//# sourceMappingURL=rule-words.d.ts.map