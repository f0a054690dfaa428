import type { FlagReader, FlagStore } from '../../../store/port.js';
import { check, failing, fine, warning, type Check } from './check.js';

export interface StoreDeps {
  readonly project: string;
  readonly reader: FlagReader & Pick<FlagStore, 'durability'>;
}

/** The store, and the project in it. */
export const storeChecks = ({ project, reader }: StoreDeps): Promise<readonly Check[]> =>
  Promise.all([
    check('store', async () => {
      const { version, appendOnly, fsync } = await reader.durability();
      return fine(`Redis ${version}, ${appendOnly ? `append-only, fsync ${fsync}` : 'not append-only'}`);
    }),
    check('durability', async () => {
      const { warnings } = await reader.durability();
      return warnings.length === 0 ? fine('acknowledged writes are durable') : warning(warnings.join('; '));
    }),
    check('project', async () => {
      const [governance, people] = await Promise.all([reader.governance(), reader.people()]);
      if (governance === null || people === null)
        return failing(
          `${project} is not founded, or Redis lost it: restore it, or start a worker with SLUICE_GENESIS_FILE to begin anew`,
        );
      const environments = governance.environments.map(({ key }) => key).join(', ');
      return fine(`${project}: ${environments}; ${people.people.length} people`);
    }),
  ]);
