import type { Governance } from '../../domain/policy/environment.js';
import type { People } from '../../domain/policy/people.js';
import type { FlagReader } from '../../store/port.js';
import { Failure } from './failure.js';

interface Reading<K extends keyof FlagReader> {
  readonly project: string;
  readonly reader: Pick<FlagReader, K>;
}

/** The project's environments and policy; throws `Failure` (unavailable) where the project was never founded. */
export const governanceOf = async (context: Reading<'governance'>): Promise<Governance> =>
  (await context.reader.governance()) ?? notFounded(context.project);

/** The project's people; throws `Failure` (unavailable) where the project was never founded. */
export const peopleOf = async (context: Reading<'people'>): Promise<People> =>
  (await context.reader.people()) ?? notFounded(context.project);

function notFounded(project: string): never {
  const detail = `the store knows no project "${project}"; it is founded with a genesis file, and sluice doctor says what is reachable`;
  throw new Failure({ kind: 'unavailable', code: 'NOT_FOUNDED', detail });
}
