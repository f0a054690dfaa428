import type { Context } from './context.js';
import { fine, check, failing, type Check } from './doctor/check.js';
import { storeChecks } from './doctor/store.js';
import { temporalChecks } from './doctor/temporal.js';
import type { Verifier } from '../../proof/verify.js';

export interface Doctor {
  /** Looks at everything a change needs; never throws. */
  examine(): Promise<readonly Check[]>;
}

export const createDoctor = (context: Context, verifier: Verifier): Doctor => ({
  examine: async () => {
    const parts = [storeChecks(context), temporalChecks(context), keyChecks(context, verifier)];
    return [versionCheck(), ...(await Promise.all(parts)).flat()];
  },
});

const versionCheck = (): Check => ({ name: 'api', ...fine(`Node ${process.versions.node}`) });

/** A command signed here must be one that workers and audit accept. */
const keyChecks = (context: Context, verifier: Verifier): Promise<readonly Check[]> =>
  Promise.all([
    check('signing key', async () => {
      const { project, signer } = context;
      const now = Math.floor(Date.now() / 1000);
      const common = {
        project,
        sub: 'doctor',
        roles: [],
        via: 'system',
        iat: now,
        exp: now,
        jti: 'doctor',
      } as const;
      const token = await signer.sign({ cmd: 'withdraw', change: '', reason: '', ...common });
      const verified = await verifier.verify(token);
      return verified.ok
        ? fine('is among the verify keys')
        : failing('is not among SLUICE_VERIFY_KEYS, so no worker believes this API; add its public half');
    }),
  ]);
