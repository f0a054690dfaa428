/** Follows all ways through a pattern at once, one character after the other: never back, so the time is bounded. */
import type { Pattern } from './parse.js';
import type { CharacterSet, Place, Step } from './step.js';

/** Counts positions over all texts, so that no step needs to be reset. */
let round = 0;

const isWord = (character = ''): boolean => /\w/.test(character);

function accepts(set: CharacterSet, character: string): boolean {
  if (set.asked !== character) {
    set.asked = character;
    set.holds = set.accepts(character);
  }
  return set.holds;
}

/** Whether the pattern is found anywhere in the text. */
export function run({ start, ci }: Pattern, text: string): boolean {
  const characters = [...(ci ? text.toLowerCase() : text)];
  let waiting: Step[] = [];
  let edge = { at: -1, holds: false };
  /** Looked at once for all steps that ask. */
  const isEdge = (at: number): boolean => {
    if (edge.at !== at) edge = { at, holds: isWord(characters[at - 1]) !== isWord(characters[at]) };
    return edge.holds;
  };
  const isAt = (place: Place, at: number): boolean => {
    if (place === '^') return at === 0;
    return place === '$' ? at === characters.length : isEdge(at) === (place === 'b');
  };
  /** Goes on to every step that waits for a character; true where the end is among them. */
  const reach = (step: Step | null, at: number): boolean => {
    if (step === null || step.seen === round) return false;
    step.seen = round;
    if (step.set !== null) return waiting.push(step) < 0;
    if (step.place !== null && !isAt(step.place, at)) return false;
    return step.next === null || reach(step.next, at) || reach(step.other, at);
  };
  for (let at = 0; at <= characters.length; at++) {
    round = (round + 1) | 0;
    const [character = '', ready] = [characters[at - 1], waiting];
    waiting = [];
    for (const { set, next } of ready) {
      if (set !== null && accepts(set, character) && reach(next, at)) return true;
    }
    if (reach(start, at)) return true;
  }
  return false;
}
