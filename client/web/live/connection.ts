import { AGAIN_MS } from './stream.js';

/** Whether events arrive. `lost` shows the banner. */
export type Connection = 'opening' | 'live' | 'lost';

export interface ConnectionState {
  readonly now: () => Connection;
  become(next: Connection): void;
  /** Stops the clock. */
  end(): void;
}

interface Watch {
  readonly onConnection: (now: Connection) => void;
  /** It has been lost for a while. */
  readonly onAgain: () => void;
}

/** What a tab knows of the stream, wherever that is open; while it is lost, a clock says when to try once more. */
export function createConnection({ onConnection, onAgain }: Watch): ConnectionState {
  let now: Connection = 'opening';
  let clock: ReturnType<typeof setTimeout> | undefined;
  return {
    now: () => now,
    become: (next) => {
      clearTimeout(clock);
      if (next === 'lost') clock = setTimeout(onAgain, AGAIN_MS);
      if (next !== now) onConnection(next);
      now = next;
    },
    end: () => clearTimeout(clock),
  };
}
