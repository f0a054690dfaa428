/** Rings once, `ms` milliseconds after it was last wound; a stopped one does not. */
export interface Clock {
  wind(): void;
  stop(): void;
}

export function createClock(ms: number, ring: () => void): Clock {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  return {
    wind: () => {
      stop();
      timer = setTimeout(ring, ms);
    },
    stop,
  };
}
