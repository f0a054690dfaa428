/** What the server is to be started with. */
export interface RedisPlace {
  /** Folder for its data. */
  readonly dir: string;
  readonly port: number;
  /** Options besides place and port, as arguments. */
  readonly options: readonly string[];
}

export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

/** A Redis that can be started, however it was come by. */
export interface RedisProgram {
  /** Where it comes from, for people. */
  readonly from: string;
  readonly commandLine: (place: RedisPlace) => CommandLine;
}

/** A server that runs as it is on this machine; it listens on loopback only. */
export const redisExecutable = (path: string, from: string): RedisProgram => ({
  from,
  commandLine: ({ dir, port, options }) => ({
    command: path,
    args: ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, ...options],
  }),
});
