/** Who is asked about: plain contexts in two layouts, and such as a large app has them. */

const FLAGS = 1_000;
const CONTEXTS = 10_000;

export interface BenchContext {
  readonly targetingKey: string;
  readonly [attribute: string]: string | number;
}

/** A fixed sequence, so that every run asks the same. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

const next = random(7);
const hex = (length: number): string =>
  Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join('');
const uuid = (): string => [8, 4, 4, 4, 12].map(hex).join('-');
const pick = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(next() * values.length)] ?? values[0];

/** Contexts with keys of 36 characters. Their attributes come in two orders, as they would from several callers. */
export const contexts: readonly BenchContext[] = Array.from({ length: CONTEXTS }, (_, n) => {
  const one: BenchContext = {
    targetingKey: uuid(),
    plan: pick(['free', 'team', 'pro']),
    country: pick(['de', 'fr', 'us', 'jp']),
    seats: Math.floor(next() * 100),
    version: `${Math.floor(next() * 5)}.${Math.floor(next() * 20)}.${Math.floor(next() * 9)}`,
    role: 'member',
  };
  return n % 4 === 0 ? (Object.fromEntries(Object.entries(one).reverse()) as BenchContext) : one;
});

export const names: readonly string[] = Array.from({ length: FLAGS }, (_, n) => `flag-${n}`);

/** What the attributes are called that a flag asks for. */
export interface AttributeNames {
  readonly role: string;
  readonly country: string;
  readonly seats: string;
}

const PLAIN: AttributeNames = { role: 'role', country: 'country', seats: 'seats' };
const VARIED: readonly AttributeNames[] = Array.from({ length: 8 }, (_, n) => ({
  role: `role${n}`,
  country: `country${n}`,
  seats: `seats${n}`,
}));

/** The workload whose flags ask for attributes of other names, in contexts of other layouts, than the flags beside them. */
export const VARYING = 'W3V';

export const attributesOf = (key: string, workload: string): AttributeNames =>
  workload === VARYING ? (VARIED[Number(key.slice('flag-'.length)) % VARIED.length] ?? PLAIN) : PLAIN;

/** What it inherits no flag may see. */
class Visitor {
  toString(): string {
    return 'a visitor';
  }
}

const LAYOUTS = 20;

/** One in five without a prototype, one an instance of a class; the others as JSON gives them, each in its own order. */
function laidOut(layout: number, attributes: readonly (readonly [string, string | number])[]): BenchContext {
  const turned = [...attributes.slice(layout), ...attributes.slice(0, layout)];
  const plain = JSON.parse(JSON.stringify(Object.fromEntries(turned))) as BenchContext;
  if (layout % 5 === 0) return Object.assign(Object.create(null) as object, plain);
  return layout % 5 === 1 ? Object.assign(new Visitor(), plain) : plain;
}

const varied: readonly BenchContext[] = contexts.map(({ targetingKey, role, country, seats }, n) => {
  const all = VARIED.flatMap((as) => [
    [as.role, role ?? ''] as const,
    [as.country, country ?? ''] as const,
    [as.seats, seats ?? 0] as const,
  ]);
  // Every flag meets half of the layouts.
  return laidOut((n + 3 * Math.floor(n / FLAGS)) % LAYOUTS, [['targetingKey', targetingKey], ...all]);
});

export const contextsOf = (workload: string): readonly BenchContext[] =>
  workload === VARYING ? varied : contexts;
