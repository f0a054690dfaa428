import type { Node, Place } from './syntax.js';

/** Finds a pattern by string operations alone. */
export type Find = (text: string) => boolean;

const literal = (node: Node): string | null => {
  if (node.kind !== 'set' || node.set.not) return null;
  const { ranges } = node.set;
  const [low = 0, high] = ranges;
  return low === high && ranges.length === 2 ? String.fromCodePoint(low) : null;
};

const isAt = (node: Node | undefined, place: Place): boolean => node?.kind === 'at' && node.place === place;

/** A search for characters, perhaps tied to the beginning or the end; null where the pattern is more than that. */
function plainSequence(nodes: readonly Node[]): Find | null {
  const starts = isAt(nodes[0], '^');
  const ends = isAt(nodes[nodes.length - 1], '$');
  const literals = nodes.slice(starts ? 1 : 0, ends ? -1 : undefined).map(literal);
  if (literals.includes(null)) return null;
  const wanted = literals.join('');
  if (starts && ends) return (text) => text === wanted;
  if (starts) return (text) => text.startsWith(wanted);
  return ends ? (text) => text.endsWith(wanted) : (text) => text.includes(wanted);
}

export function plain(node: Node): Find | null {
  if (node.kind === 'all') return plainSequence(node.nodes);
  if (node.kind !== 'any') return null;
  const finds = node.nodes.map(plain);
  if (finds.includes(null)) return null;
  return (text) => finds.some((find) => find?.(text));
}
