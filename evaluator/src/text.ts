/**
 * The code unit of a text at a place, through a bound function: once anything in a process extends `String`, as ioredis
 * does, V8 looks `text.charCodeAt` up anew for each character, and hashing takes four times as long.
 */
// eslint-disable-next-line @typescript-eslint/unbound-method -- it is bound right here
export const unitAt = Function.prototype.call.bind(''.charCodeAt) as (text: string, at: number) => number;
