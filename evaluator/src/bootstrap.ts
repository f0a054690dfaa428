import type { Bootstrap } from './options.js';
import type { SourceRecord } from './source.js';
import { ViewBuilder } from './view/build.js';
import type { View } from './view/view.js';

/** No store gives itself an empty generation, so whatever it delivers is taken as newer. */
const NO_POSITION = { generation: '', revision: 0 };

export function recordsOf({ flags, segments }: Bootstrap): readonly SourceRecord[] {
  const of = (kind: SourceRecord['kind'], records: Bootstrap['segments']): readonly SourceRecord[] =>
    Object.entries(records ?? {}).map(([key, record]) => ({ kind, key, record }));
  return [...of('flag', flags), ...of('segment', segments)];
}

/** The view of a bootstrap; records that are not understood are kept aside like any others. */
export function bootstrapView(bootstrap: Bootstrap): View {
  const builder = new ViewBuilder(null);
  for (const record of recordsOf(bootstrap)) builder.add(record);
  return builder.view(bootstrap.position ?? NO_POSITION);
}
