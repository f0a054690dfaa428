/** How a test is asked: the frequent ones in place, all others by a `Look`. Imported as `Op`. */
export const eq = 0;
export const few = 1;
export const many = 2;
export const lt = 3;
export const lte = 4;
export const between = 5;
export const exists = 6;
export const look = 7;
export const segment = 8;
export const anyOf = 9;
export const always = 10;
