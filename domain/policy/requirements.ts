import { documentHash, type Sha256 } from '../proposal/hash.js';
import { MANAGER_FORM, QA_FORM } from './forms.js';
import type { Governance } from './environment.js';
import type { Requirement } from './requirement.js';

/** Hash of everything that decides what a change needs; evidence of an apply without requirements. */
export const policyHash = (governance: Governance, sha256: Sha256): string =>
  documentHash(governance, sha256);

/**
 * What a change of these environments needs: the origin's two standard steps, in two rounds. Free environments ask
 * for nothing; an environment nobody knows counts as governed, so that a gap never opens a door.
 */
export function requirementsOf(
  of: { readonly edition: number; readonly environments: readonly string[] },
  governance: Governance,
  sha256: Sha256,
): readonly Requirement[] {
  const environments = of.environments.filter((key) => isGoverned(key, governance));
  if (environments.length === 0) return [];
  const { decisionTimeoutMs: timeoutMs, requireQa } = governance.policy;
  const contents = [manager(environments, timeoutMs), ...(requireQa ? [qa(environments, timeoutMs)] : [])];
  return contents.map((content) => ({ id: requirementId(of.edition, content, sha256), ...content }));
}

const isGoverned = (key: string, governance: Governance): boolean =>
  governance.environments.find((environment) => environment.key === key)?.governed ?? true;

type Content = Omit<Requirement, 'id'>;

/** What was met stays met when only the time allowed changes, so the time is no part of the name. */
function requirementId(edition: number, { timeoutMs: _allowed, ...asked }: Content, sha256: Sha256): string {
  return `${String(edition)}.${documentHash(asked, sha256).slice(0, 12)}`;
}

const HUMAN = { kind: 'human', count: 1, distinctFrom: ['requester', 'contributors'] } as const;

const manager = (environments: readonly string[], timeoutMs: number): Content => ({
  ...HUMAN,
  key: 'manager',
  title: 'approval by a manager or tech lead',
  round: 1,
  roles: ['manager', 'techLead'],
  environments,
  form: MANAGER_FORM,
  approveWhen: { field: 'approved', equals: true },
  timeoutMs,
});

const qa = (environments: readonly string[], timeoutMs: number): Content => ({
  ...HUMAN,
  key: 'qa',
  title: 'validation by QA',
  round: 2,
  roles: ['qa'],
  environments,
  form: QA_FORM,
  approveWhen: { field: 'validated', equals: true },
  timeoutMs,
});
