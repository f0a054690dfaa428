import type { Token } from '../../domain/command/command.js';
import type { Proposal } from '../../domain/proposal/proposal.js';
import type { ActivityDeps } from '../deps.js';
import { permanent } from '../fail.js';

/**
 * The signed commands by which a proposal was written, as the ledger keeps them. Every author the proposal names
 * must have signed one: who asked and who contributed is never taken from anybody's word.
 */
export async function authorTokens(deps: ActivityDeps, proposal: Proposal): Promise<readonly Token[]> {
  const entries = await deps.store.ledgerOf(proposal.change);
  const tokens = entries
    .filter((entry) => entry.body.type === 'change.submitted' || entry.body.type === 'change.edited')
    .flatMap((entry) => entry.body.evidence);
  const signed = new Map<string, Token>();
  for (const token of tokens) {
    const verified = await deps.verifier.verify(token);
    if (verified.ok) signed.set(`${verified.value.jti} ${verified.value.sub}`, token);
  }
  return proposal.authors.map((author) => {
    const token = signed.get(`${author.jti} ${author.sub}`);
    if (token === undefined)
      throw permanent('TAMPERED', `no signed command of ${author.sub} stands behind the proposal`);
    return token;
  });
}
