/** Who is measured: ours, the second floor, and the packages of the field. */
import type { Peer } from './peers/peer.js';

export const OURS = 'sluice';
export const BARE = 'bare closures';

/** Each is loaded only where it is asked: some alter what the language's own objects cost, for everybody beside them. */
const PEERS: { readonly [engine: string]: () => Promise<Peer> } = {
  'flagd-core': async () => (await import('./peers/flagd.js')).flagd,
  growthbook: async () => (await import('./peers/growthbook.js')).growthbook,
  'unleash-client': async () => (await import('./peers/unleash.js')).unleash,
  '@configcat/sdk': async () => (await import('./peers/configcat.js')).configcat,
};

export const ENGINES = [OURS, BARE, ...Object.keys(PEERS)];
export const isPeer = (engine: string): boolean => engine in PEERS;

/** A peer; undefined for ours and the floor. */
export const peerOf = async (engine: string): Promise<Peer | undefined> => PEERS[engine]?.();
