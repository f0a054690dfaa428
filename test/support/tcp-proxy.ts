import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A network that misbehaves on purpose, between a client and a real server. What reaches the server took effect there,
 * whether or not its reply comes back.
 */
export interface TcpProxy {
  readonly host: string;
  readonly port: number;
  /** Ends every connection now; new ones are taken. */
  cut(): void;
  /** Requests go through, replies vanish; connections stay open. */
  swallowReplies(): void;
  /** Lets the next reply end its connection instead of arriving: the request was carried out, nobody is told. */
  cutAtNextReply(): void;
  /** Every connection falls silent both ways and stays open, as behind a router that forgot it; new ones work. */
  stall(): void;
  /** Ends every connection and takes no new ones, as a server that is down. */
  refuse(): void;
  /** Normal again. Connections that lost replies are ended, since a stream with a hole in it is no stream. */
  pass(): void;
  close(): Promise<void>;
}

type Mode = 'pass' | 'swallow' | 'cutAtReply' | 'refuse';

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
  /** Whether a reply on it was lost. */
  lost: boolean;
  stalled: boolean;
}

interface State {
  mode: Mode;
  readonly pairs: Set<Pair>;
}

/** Listens on a free port of loopback and passes everything on to `target`. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const state: State = { mode: 'pass', pairs: new Set() };
  const server = createServer((client) => takeIn(state, client, createConnection(target)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { address: host, port } = server.address() as AddressInfo;
  return { host, port, ...controls(state), close: () => closeProxy(server, state) };
}

const controls = (state: State): Omit<TcpProxy, 'host' | 'port' | 'close'> => ({
  cut: () => endPairs(state, () => true),
  swallowReplies: () => void (state.mode = 'swallow'),
  cutAtNextReply: () => void (state.mode = 'cutAtReply'),
  stall: () => {
    for (const pair of state.pairs) pair.stalled = true;
  },
  refuse: () => {
    state.mode = 'refuse';
    endPairs(state, () => true);
  },
  pass: () => {
    state.mode = 'pass';
    endPairs(state, (pair) => pair.lost);
  },
});

function takeIn(state: State, client: Socket, upstream: Socket): void {
  const pair: Pair = { client, upstream, lost: false, stalled: false };
  state.pairs.add(pair);
  client.on('data', (request) => pair.stalled || upstream.write(request));
  upstream.on('data', (reply) => passOn(state, pair, reply));
  for (const socket of [client, upstream]) {
    socket.on('error', () => undefined);
    socket.on('close', () => endPair(state, pair));
  }
  if (state.mode === 'refuse') endPair(state, pair);
}

function passOn(state: State, pair: Pair, reply: Buffer): void {
  if (state.mode === 'pass' && !pair.lost && !pair.stalled) pair.client.write(reply);
  else pair.lost = true;
  if (state.mode !== 'cutAtReply') return;
  state.mode = 'pass';
  endPair(state, pair);
}

function endPair(state: State, pair: Pair): void {
  state.pairs.delete(pair);
  pair.client.destroy();
  pair.upstream.destroy();
}

function endPairs(state: State, which: (pair: Pair) => boolean): void {
  for (const pair of [...state.pairs].filter(which)) endPair(state, pair);
}

async function closeProxy(server: Server, state: State): Promise<void> {
  endPairs(state, () => true);
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
