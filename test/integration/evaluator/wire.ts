import { createServer, connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Stands between evaluators and Redis, and can cut all connections, refuse new ones, or hold back what is said. */
export class Wire {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Connections let through so far. */
  made = 0;
  swallows = false;
  #isDown = false;

  constructor(port: number) {
    this.#server = createServer((near) => {
      near.on('error', () => undefined);
      if (this.#isDown) near.destroy();
      else this.#pass(near, port);
    });
  }

  #pass(near: Socket, port: number): void {
    this.made++;
    const far = connect(port, '127.0.0.1');
    this.#join(near, far);
    this.#join(far, near);
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (bytes) => !this.swallows && to.write(bytes));
    from.on('error', () => undefined);
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }

  get open(): number {
    return this.#sockets.size / 2;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `redis://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Cuts, and lets nobody through until `up`. */
  down(): void {
    this.#isDown = true;
    this.cut();
  }

  up(): void {
    this.#isDown = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
