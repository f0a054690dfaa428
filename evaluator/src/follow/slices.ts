import { elapsed, turn } from '../host.js';
import type { SourceSnapshot } from '../source.js';
import { ViewBuilder } from '../view/build.js';
import type { View } from '../view/view.js';

/** So long may reading a snapshot hold up the decisions of others, in ms. */
const SLICE_MS = 0.5;

/** Builds a view aside, a little at a time; what serves is not touched. */
export async function buildInSlices(snapshot: SourceSnapshot, old: View | null): Promise<View> {
  const builder = new ViewBuilder(old);
  let started = elapsed();
  for (const one of [...snapshot.kept, ...snapshot.records]) {
    if ('record' in one) builder.add(one);
    else builder.keep(one);
    if (elapsed() - started < SLICE_MS) continue;
    await turn();
    started = elapsed();
  }
  return builder.view({ generation: snapshot.generation, revision: snapshot.revision });
}
