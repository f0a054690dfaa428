import { canonicalJson } from '../../../domain/proposal/canonical.js';
import type { Command } from '../../../domain/command/command.js';
import type { LedgerEntry } from '../../../domain/ledger/entry.js';

/** A flag in one environment. */
export interface Place {
  readonly env: string;
  readonly key: string;
}

/** What a row says of a version; null where it was deleted. */
export interface Named {
  readonly version: number;
  readonly hash: string | null;
  readonly seq: number;
}

/** What the rows read so far have said. */
export interface Trail {
  /** When an operation was entered, in milliseconds by the store's clock. */
  enteredAt(opId: string): number | undefined;
  /** Whether a decision was entered as accepted, and never as refused. */
  isAccepted(jti: string): boolean;
  named(place: Place, version: number): Named | undefined;
  last(place: Place): Named | undefined;
  places(): readonly Place[];
  add(entry: LedgerEntry, commands: readonly Command[]): void;
}

export function createTrail(): Trail {
  const entered = new Map<string, number>();
  const decided = { accepted: new Set<string>(), refused: new Set<string>() };
  const flags = new Map<string, Flagged>();
  return {
    enteredAt: (opId) => entered.get(opId),
    isAccepted: (jti) => decided.accepted.has(jti) && !decided.refused.has(jti),
    named: (place, version) => flags.get(nameOf(place))?.named.get(version),
    last: (place) => flags.get(nameOf(place))?.last,
    places: () => [...flags.values()].map(({ place }) => place),
    add({ seq, at, body }, commands) {
      if (body.authority !== undefined && body.opId !== undefined) entered.set(body.opId, at);
      for (const { jti } of commands) {
        if (body.type === 'decision.approved') decided.accepted.add(jti);
        if (body.type === 'command.refused') decided.refused.add(jti);
      }
      for (const { target, version, hash } of body.versions ?? [])
        addTo(flags, target, { version, hash, seq });
    },
  };
}

interface Flagged {
  readonly place: Place;
  readonly named: Map<number, Named>;
  readonly last: Named;
}

function addTo(flags: Map<string, Flagged>, place: Place, last: Named): void {
  const named = flags.get(nameOf(place))?.named ?? new Map<number, Named>();
  flags.set(nameOf(place), { place, named: named.set(last.version, last), last });
}

const nameOf = ({ env, key }: Place): string => canonicalJson([env, key]);
