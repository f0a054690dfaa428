/** Turns the tree into steps. A step accepts a character, forks, or stands for a place in the text. */
import type { CharacterSet, Node } from './syntax.js';

export const StepKind = { end: 0, set: 1, fork: 2, start: 3, finish: 4, edge: 5, inside: 6 } as const;

/** Steps by number: what each is, where it goes on, and what it accepts. */
export interface Program {
  readonly kinds: readonly number[];
  readonly nexts: readonly number[];
  readonly others: readonly number[];
  readonly sets: readonly (CharacterSet | null)[];
  readonly start: number;
  readonly hasPlaces: boolean;
}

/** A text of 1,024 characters against so many steps takes about two milliseconds. */
const MOST_STEPS = 120;
/** Repetitions of nothing add no step, and still take time to lay out. */
const MOST_VISITS = 5_000;

const PLACES = { '^': StepKind.start, $: StepKind.finish, b: StepKind.edge, B: StepKind.inside } as const;

/** The program, or null where it would be too large. Built from the end, so that every step knows what follows. */
export function assemble(node: Node): Program | null {
  const builder = new Builder();
  const start = builder.add(node, builder.push(StepKind.end, 0));
  if (builder.isTooLarge) return null;
  const { kinds, nexts, others, sets } = builder;
  return { kinds, nexts, others, sets, start, hasPlaces: kinds.some((kind) => kind >= StepKind.start) };
}

class Builder {
  readonly kinds: number[] = [];
  readonly nexts: number[] = [];
  readonly others: number[] = [];
  readonly sets: (CharacterSet | null)[] = [];
  #visits = 0;

  get isTooLarge(): boolean {
    return this.kinds.length > MOST_STEPS || this.#visits > MOST_VISITS;
  }

  push(kind: number, next: number, set: CharacterSet | null = null): number {
    this.nexts.push(next);
    this.others.push(next);
    this.sets.push(set);
    return this.kinds.push(kind) - 1;
  }

  #fork(next: number, other: number): number {
    const at = this.push(StepKind.fork, next);
    this.others[at] = other;
    return at;
  }

  /** Where to start for `node` and then go on at `next`. */
  add(node: Node, next: number): number {
    this.#visits++;
    if (this.isTooLarge) return next;
    if (node.kind === 'set') return this.push(StepKind.set, next, node.set);
    if (node.kind === 'at') return this.push(PLACES[node.place], next);
    if (node.kind === 'repeat') return this.#repeat(node, next);
    if (node.kind === 'all') return node.nodes.reduceRight((after, one) => this.add(one, after), next);
    const starts = node.nodes.map((one) => this.add(one, next));
    return starts.reduceRight((other, start) => this.#fork(start, other));
  }

  #repeat({ node, least, most }: Extract<Node, { kind: 'repeat' }>, next: number): number {
    let start = most === Infinity ? this.#forever(node, next) : next;
    for (let i = least; i < most && most !== Infinity && !this.isTooLarge; i++) {
      start = this.#fork(this.add(node, start), next);
    }
    for (let i = 0; i < least && !this.isTooLarge; i++) start = this.add(node, start);
    return start;
  }

  #forever(node: Node, next: number): number {
    const at = this.#fork(next, next);
    this.others[at] = this.add(node, at);
    return at;
  }
}
