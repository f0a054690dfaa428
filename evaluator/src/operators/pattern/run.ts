/** Follows all ways through a program at once, one character after the other: never back, so the time is bounded. */
import { StepKind } from './program.js';
import type { Program } from './program.js';
import { accepts, isInRanges, WORD } from './syntax.js';

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

/** The kinds of place that the position before a character is, one bit for each. */
function placesAt(points: readonly number[], at: number): number {
  const edge = isWord(points[at - 1]) !== isWord(points[at]);
  const ends = (at === 0 ? 1 << StepKind.start : 0) | (at === points.length ? 1 << StepKind.finish : 0);
  return ends | (1 << (edge ? StepKind.edge : StepKind.inside));
}

/** Whether the program finds its pattern anywhere in the text. */
export function run(program: Program, text: string, ci: boolean): boolean {
  const { points, capitals } = textOf(text, ci);
  const walk = new Walk(program);
  for (let at = 0; ; at++) {
    if (walk.settle(at, program.hasPlaces ? placesAt(points, at) : 0)) return true;
    const point = points[at];
    if (point === undefined) return false;
    walk.take(point, capitals[at] ?? point);
  }
}

class Walk {
  readonly #program: Program;
  readonly #seenAt: Int32Array;
  /** Steps still to look at, and those that wait for a character; a step is in each at most once. */
  readonly #ready: Int32Array;
  readonly #waiting: Int32Array;
  #readyCount = 0;
  #waitingCount = 0;

  constructor(program: Program) {
    const { length } = program.kinds;
    this.#program = program;
    this.#seenAt = new Int32Array(length).fill(-1);
    this.#ready = new Int32Array(2 * length + 2);
    this.#waiting = new Int32Array(length);
  }

  /** Goes on to every step that waits for a character; true where the end is among them. */
  settle(at: number, places: number): boolean {
    const { kinds, nexts, others, start } = this.#program;
    this.#waitingCount = 0;
    this.#push(start);
    while (this.#readyCount > 0) {
      const step = this.#ready[--this.#readyCount] ?? 0;
      if (this.#seenAt[step] === at) continue;
      this.#seenAt[step] = at;
      const kind = kinds[step] ?? StepKind.end;
      if (kind === StepKind.end) return true;
      if (kind === StepKind.set) this.#waiting[this.#waitingCount++] = step;
      else if (kind === StepKind.fork || (places & (1 << kind)) !== 0) this.#push(nexts[step] ?? 0);
      if (kind === StepKind.fork) this.#push(others[step] ?? 0);
    }
    return false;
  }

  #push(step: number): void {
    this.#ready[this.#readyCount++] = step;
  }

  take(point: number, capital: number): void {
    const { sets, nexts } = this.#program;
    for (let i = 0; i < this.#waitingCount; i++) {
      const step = this.#waiting[i] ?? 0;
      const set = sets[step];
      if (set && accepts(set, point, capital)) this.#push(nexts[step] ?? 0);
    }
  }
}
