import { createServer, type AddressInfo } from 'node:net';

/** A port of the loopback interface that nobody listens on now. */
export const freePort = (): Promise<number> => bind(0);

/** That port where nobody listens on it now, another one otherwise. */
export const preferPort = (port: number): Promise<number> => bind(port).catch(freePort);

async function bind(wanted: number): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
