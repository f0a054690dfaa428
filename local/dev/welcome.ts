import type { LocalEnvironment } from '../environment/index.js';
import { CAST } from '../state/founding.js';

/** Where the command line looks by itself. */
const DEFAULT_API = 'http://127.0.0.1:7400';

/** The addresses, and three things to try. */
export function welcome({ apiUrl, redisUrl, temporal, dir, project }: LocalEnvironment): string {
  const sluice = apiUrl === DEFAULT_API ? './sluice' : `./sluice --api ${apiUrl}`;
  return `
Sluice is up, with the project ${project}.

  Page         ${apiUrl}
  API          ${apiUrl}
  Temporal     ${temporal.address}${temporal.uiUrl === undefined ? '' : `, its pages ${temporal.uiUrl}`}
  Redis        ${redisUrl}
  Data, logs   ${dir}
  People       ${CAST.requester} asks, ${CAST.manager} is manager, ${CAST.techLead} tech lead, ${CAST.qa} QA, ${CAST.admin} admin

Three things to try, in another terminal:

  ${sluice} change list --as ${CAST.manager}
  ${sluice} rollout watch production/new-checkout/rollout-on --as ${CAST.requester}
  ${sluice} rollout abort production/new-checkout/rollout-on --reason "just trying" --as ${CAST.requester}

Ctrl-C stops everything; the next start continues.
`;
}
