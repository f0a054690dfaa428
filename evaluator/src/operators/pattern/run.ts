/** Follows all ways through a program at once, one character after the other: never back, so the time is bounded. */
import type { Program, Step } from './program.js';
import { accepts, isInRanges, WORD } from './syntax.js';
import type { Place } from './syntax.js';

/** The code points of a text, and the same in capitals where letter case is ignored. */
interface Text {
  readonly points: readonly number[];
  readonly capitals: readonly number[];
}

const pointsOf = (characters: readonly string[]): readonly number[] =>
  characters.map((character) => character.codePointAt(0) ?? 0);

function textOf(text: string, ci: boolean): Text {
  const characters = Array.from(ci ? text.toLowerCase() : text);
  const points = pointsOf(characters);
  return { points, capitals: ci ? pointsOf(characters.map((one) => one.toUpperCase())) : points };
}

const isWord = (point: number | undefined): boolean => point !== undefined && isInRanges(WORD, point);

function isAt(place: Place, points: readonly number[], at: number): boolean {
  if (place === '^') return at === 0;
  if (place === '$') return at === points.length;
  return (isWord(points[at - 1]) !== isWord(points[at])) === (place === 'b');
}

/** Whether the program finds its pattern anywhere in the text. */
export function run(program: Program, text: string, ci: boolean): boolean {
  const { points, capitals } = textOf(text, ci);
  const walk = new Walk(program, points);
  for (let at = 0; ; at++) {
    if (walk.settle(at)) return true;
    const point = points[at];
    if (point === undefined) return false;
    walk.take(point, capitals[at] ?? point);
  }
}

const END: Step = { kind: 'end' };

class Walk {
  readonly #program: Program;
  readonly #points: readonly number[];
  readonly #seenAt: Int32Array;
  /** Steps that wait for a character, and those reached by the last one. */
  #waiting: number[] = [];
  #reached: number[] = [];

  constructor(program: Program, points: readonly number[]) {
    this.#program = program;
    this.#points = points;
    this.#seenAt = new Int32Array(program.steps.length).fill(-1);
  }

  /** Goes on to every step that waits for a character; true where the end is among them. */
  settle(at: number): boolean {
    const ready = this.#reached;
    ready.push(this.#program.start);
    this.#waiting = [];
    while (ready.length > 0) {
      const index = ready.pop() ?? 0;
      if (this.#seenAt[index] === at) continue;
      this.#seenAt[index] = at;
      const step = this.#program.steps[index] ?? END;
      if (step.kind === 'end') return true;
      if (step.kind === 'set') this.#waiting.push(index);
      else if (step.kind === 'fork') ready.push(step.next, step.other);
      else if (isAt(step.place, this.#points, at)) ready.push(step.next);
    }
    return false;
  }

  take(point: number, capital: number): void {
    for (const index of this.#waiting) {
      const step = this.#program.steps[index] ?? END;
      if (step.kind === 'set' && accepts(step.set, point, capital)) this.#reached.push(step.next);
    }
  }
}
