/** What has been started and how to stop it. */
export class StopList {
  readonly #stops: (() => Promise<void>)[] = [];

  add(stop: () => Promise<void>): void {
    this.#stops.push(stop);
  }

  /** Notes how to stop it and gives it back. */
  keep<T extends { stop: () => Promise<void> }>(started: T): T {
    this.add(() => started.stop());
    return started;
  }

  /** Stops all, last started first; each once. */
  async run(): Promise<void> {
    for (let stop = this.#stops.pop(); stop !== undefined; stop = this.#stops.pop()) await stop();
  }
}
