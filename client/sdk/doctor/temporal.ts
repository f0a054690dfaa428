import { SEARCH_ATTRIBUTE } from '../../../domain/messages.js';
import type { Context } from '../context.js';
import { check, failing, fine, type Check } from './check.js';

type TemporalDeps = Pick<Context, 'temporal' | 'taskQueue' | 'patience'>;

/** The server, its namespace, whether a worker polls, and whether the search attributes are there. */
export const temporalChecks = (deps: TemporalDeps): Promise<readonly Check[]> =>
  Promise.all([
    check('temporal', () => serverVersion(deps)),
    check('namespace', () => namespaceState(deps)),
    check('worker', () => pollers(deps)),
    check('search attributes', () => searchAttributes(deps)),
  ]);

async function serverVersion({ temporal, patience }: TemporalDeps): Promise<Omit<Check, 'name'>> {
  const { connection, reach } = temporal;
  const { serverVersion: version } = await reach(patience.serverMs, () =>
    connection.workflowService.getSystemInfo({}),
  );
  return fine(`server ${version}`);
}

async function namespaceState({ temporal, patience }: TemporalDeps): Promise<Omit<Check, 'name'>> {
  const { connection, namespace, reach } = temporal;
  await reach(patience.serverMs, () => connection.workflowService.describeNamespace({ namespace }));
  return fine(namespace);
}

/** A poller that was not seen for this long is gone: polls last one minute. */
const POLLER_LIFE_S = 90;

async function pollers({ temporal, patience, taskQueue }: TemporalDeps): Promise<Omit<Check, 'name'>> {
  const { connection, namespace, reach } = temporal;
  const described = await reach(patience.serverMs, () =>
    connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue } }),
  );
  const nowS = Date.now() / 1000;
  const seen = described.pollers.filter(
    ({ lastAccessTime }) => nowS - Number(lastAccessTime?.seconds ?? 0) < POLLER_LIFE_S,
  );
  if (seen.length > 0) return fine(`${seen.length} on task queue ${taskQueue}`);
  return failing(`none polls task queue ${taskQueue}; commands are kept until one does: start a worker`);
}

async function searchAttributes({ temporal, patience }: TemporalDeps): Promise<Omit<Check, 'name'>> {
  const { connection, namespace, reach } = temporal;
  const { customAttributes } = await reach(patience.serverMs, () =>
    connection.operatorService.listSearchAttributes({ namespace }),
  );
  const missing = Object.values(SEARCH_ATTRIBUTE).filter((name) => customAttributes[name] === undefined);
  if (missing.length === 0) return fine(Object.values(SEARCH_ATTRIBUTE).join(', '));
  return failing(`not registered: ${missing.join(', ')}; a worker registers them when it starts`);
}
