/** Turns the tree into steps. A step accepts a character, forks, or stands for a place in the text. */
import type { CharacterSet, Node, Place } from './syntax.js';

export type Step =
  | { readonly kind: 'set'; readonly set: CharacterSet; readonly next: number }
  | { readonly kind: 'at'; readonly place: Place; readonly next: number }
  | { kind: 'fork'; readonly next: number; other: number }
  | { readonly kind: 'end' };

export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

/** A text of 1,024 characters against so many steps takes about two milliseconds. */
const MOST_STEPS = 120;
/** Repetitions of nothing add no step, and still take time to lay out. */
const MOST_VISITS = 5_000;

/** The program, or null where it would be too large. Built from the end, so that every step knows what follows. */
export function assemble(node: Node): Program | null {
  const builder = new Builder();
  const start = builder.add(node, builder.push({ kind: 'end' }));
  return builder.isTooLarge ? null : { steps: builder.steps, start };
}

class Builder {
  readonly steps: Step[] = [];
  #visits = 0;

  get isTooLarge(): boolean {
    return this.steps.length > MOST_STEPS || this.#visits > MOST_VISITS;
  }

  push(step: Step): number {
    return this.steps.push(step) - 1;
  }

  /** Where to start for `node` and then go on at `next`. */
  add(node: Node, next: number): number {
    this.#visits++;
    if (this.isTooLarge) return next;
    if (node.kind === 'set') return this.push({ kind: 'set', set: node.set, next });
    if (node.kind === 'at') return this.push({ kind: 'at', place: node.place, next });
    if (node.kind === 'repeat') return this.#repeat(node, next);
    if (node.kind === 'all') return node.nodes.reduceRight((after, one) => this.add(one, after), next);
    const starts = node.nodes.map((one) => this.add(one, next));
    return starts.reduceRight((other, start) => this.push({ kind: 'fork', next: start, other }));
  }

  #repeat({ node, least, most }: Extract<Node, { kind: 'repeat' }>, next: number): number {
    let start = most === Infinity ? this.#forever(node, next) : next;
    for (let i = least; i < most && most !== Infinity && !this.isTooLarge; i++) {
      start = this.push({ kind: 'fork', next: this.add(node, start), other: next });
    }
    for (let i = 0; i < least && !this.isTooLarge; i++) start = this.add(node, start);
    return start;
  }

  #forever(node: Node, next: number): number {
    const fork: Extract<Step, { kind: 'fork' }> = { kind: 'fork', next, other: next };
    const at = this.push(fork);
    fork.other = this.add(node, at);
    return at;
  }
}
