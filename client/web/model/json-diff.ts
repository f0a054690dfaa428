/** A line of two texts side by side: in both, or in one alone. */
export interface Line {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Above this many pairs of lines both sides are shown whole: nobody reads such a difference line by line. */
const MOST_PAIRS = 4_000_000;

/** What differs between two values, as lines of their JSON. */
export function jsonDiff(before: unknown, after: unknown): readonly Line[] {
  return diffLines(linesOf(before), linesOf(after));
}

const linesOf = (value: unknown): readonly string[] =>
  value === null || value === undefined ? [] : JSON.stringify(value, null, 2).split('\n');

function diffLines(a: readonly string[], b: readonly string[]): readonly Line[] {
  if (a.length * b.length > MOST_PAIRS) return [...all('gone', a), ...all('new', b)];
  const common = table(a, b);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const kind = kindAt({ a, b, common }, i, j);
    lines.push({ kind, text: (kind === 'new' ? b[j] : a[i]) ?? '' });
    if (kind !== 'new') i += 1;
    if (kind !== 'gone') j += 1;
  }
  return lines;
}

interface Sides {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly common: Table;
}

/** What is next where the first `i` and `j` lines are told: whatever leaves more in common. */
function kindAt({ a, b, common }: Sides, i: number, j: number): Line['kind'] {
  if (j >= b.length) return 'gone';
  if (i >= a.length) return 'new';
  if (a[i] === b[j]) return 'same';
  return at(common, i + 1, j) >= at(common, i, j + 1) ? 'gone' : 'new';
}

const all = (kind: Line['kind'], texts: readonly string[]): readonly Line[] =>
  texts.map((text) => ({ kind, text }));

type Table = readonly Uint16Array[];

const at = (table: Table, i: number, j: number): number => table[i]?.[j] ?? 0;

/** Length of the longest common rest from each pair of lines on. */
function table(a: readonly string[], b: readonly string[]): Table {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      if (row)
        row[j] =
          a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  return rows;
}

/** Only what differs, with a few lines around it; `null` stands for what was left out. */
export function withContext(lines: readonly Line[], around = 2): readonly (Line | null)[] {
  const near = lines.map((_line, i) =>
    lines.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same'),
  );
  const kept = lines.map((line, i) => (near[i] === true ? line : null));
  return kept.filter((line, i) => line !== null || kept[i - 1] !== null || i === 0);
}
