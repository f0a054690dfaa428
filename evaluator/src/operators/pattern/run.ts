/** Follows all ways through a pattern at once, one character after the other: never back, so the time is bounded. */
import { isIn, WORD } from './step.js';
import type { CharacterSet, Place, Step } from './step.js';

/** Counts positions over all texts, so that no step needs to be reset. */
let round = 0;

const pointOf = (character: string): number => character.codePointAt(0) ?? 0;
const capitalOf = (point: number): number => pointOf(String.fromCodePoint(point).toUpperCase());
const isWord = (point: number | undefined): boolean => point !== undefined && isIn(WORD, point);

/** Where letter case is ignored the capital counts as well. */
function accepts(set: CharacterSet, point: number, capital: number): boolean {
  if (set.point !== point) {
    set.point = point;
    set.holds = (isIn(set.ranges, point) || (capital !== point && isIn(set.ranges, capital))) !== set.not;
  }
  return set.holds;
}

function isAt(place: Place, points: readonly number[], at: number): boolean {
  if (place === '^') return at === 0;
  if (place === '$') return at === points.length;
  return (isWord(points[at - 1]) !== isWord(points[at])) === (place === 'b');
}

/** Whether the pattern is found anywhere in the text. */
export function run(start: Step, text: string, ci: boolean): boolean {
  const points = Array.from(ci ? text.toLowerCase() : text, pointOf);
  const capitals = ci ? points.map(capitalOf) : points;
  let waiting: Step[] = [];
  /** Goes on to every step that waits for a character; true where the end is among them. */
  const reach = (step: Step | null, at: number): boolean => {
    if (step === null || step.seen === round) return false;
    step.seen = round;
    if (step.set !== null) return waiting.push(step) < 0;
    if (step.place !== null && !isAt(step.place, points, at)) return false;
    return step.next === null || reach(step.next, at) || reach(step.other, at);
  };
  for (let at = 0; at <= points.length; at++) {
    round = (round + 1) | 0;
    const [point = 0, capital = 0, ready] = [points[at - 1], capitals[at - 1], waiting];
    waiting = [];
    for (const { set, next } of ready) {
      if (set !== null && accepts(set, point, capital) && reach(next, at)) return true;
    }
    if (reach(start, at)) return true;
  }
  return false;
}
