/** `5000` → `5 %`, with a space that does not break. */
export declare const percentOf: (units: number) => string;
export declare const percentText: (percent: number) => string;
//# sourceMappingURL=percent.d.ts.map