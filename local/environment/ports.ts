import { freePort, preferPort } from '../processes/port.js';

/** Where the processes of an environment listen, all on loopback. */
export interface Ports {
  readonly redis: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly api: number;
}

/** The ports that people and tools know by heart; a free one in place of each that is taken. */
export const knownPorts = async (): Promise<Ports> => ({
  redis: await preferPort(6379),
  temporal: await preferPort(7233),
  temporalUi: await preferPort(8233),
  api: await preferPort(7400),
});

/** Ports that nobody else uses, so that several environments can stand side by side. */
export const freePorts = async (): Promise<Ports> => ({
  redis: await freePort(),
  temporal: await freePort(),
  temporalUi: await freePort(),
  api: await freePort(),
});
