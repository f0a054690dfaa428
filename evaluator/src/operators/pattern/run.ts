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

function isAt(place: Place, characters: readonly string[], at: number): boolean {
  if (place === '^') return at === 0;
  if (place === '$') return at === characters.length;
  return (isWord(characters[at - 1]) !== isWord(characters[at])) === (place === 'b');
}

/** Whether the pattern is found anywhere in the text. */
export function run({ start, ci }: Pattern, text: string): boolean {
  const characters = [...(ci ? text.toLowerCase() : text)];
  let waiting: Step[] = [];
  /** Goes on to every step that waits for a character; true where the end is among them. */
  const reach = (step: Step | null, at: number): boolean => {
    if (step === null || step.seen === round) return false;
    step.seen = round;
    if (step.set !== null) return waiting.push(step) < 0;
    if (step.place !== null && !isAt(step.place, characters, at)) return false;
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
