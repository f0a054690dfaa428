import type { ScriptInput } from './script.js';

export type KeyType = 'string' | 'hash' | 'list' | 'zset' | 'stream';

/** Collects the keys and texts of one script call; what is named twice gets one place. Places count from 1, as in Lua. */
export class Slots {
  readonly #places = new Map<string, number>();
  readonly #types: KeyType[] = [];
  readonly #texts: string[] = [];

  /** Place of a key in KEYS. */
  key(name: string, type: KeyType): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.#types.push(type);
    this.#places.set(name, place);
    return place;
  }

  /** Place of a text in ARGV; the first one is the manifest. */
  text(text: string): number {
    return this.#texts.push(text) + 1;
  }

  /** The call that hands over a manifest which speaks of these places. */
  input(manifest: object): ScriptInput {
    const text = JSON.stringify({ ...manifest, types: this.#types });
    return { keys: [...this.#places.keys()], args: [text, ...this.#texts] };
  }
}
