import type { Decision, FormAnswers } from '../../domain/command/command.js';
import type { ChangeView, RequirementView } from '../../domain/change/projection.js';
import { MESSAGE } from '../../domain/messages.js';
import { addressed } from '../../domain/policy/addressed.js';
import type { Proposal } from '../../domain/proposal/proposal.js';
import type { Caller } from './caller.js';
import type { Changes } from './changes.js';
import { signCommand } from './command.js';
import type { Context } from './context.js';
import { deliver, type Delivery } from './deliver.js';
import { invalid } from './failure.js';

export interface DecisionInput {
  readonly change: string;
  readonly decision: Decision;
  /** What the person saw and decides on. */
  readonly proposalHash: string;
  /** Key or id; without it the one that waits for this person. */
  readonly requirement?: string;
  readonly form: FormAnswers;
}

export interface Decisions {
  /**
   * Approves or rejects. Whether the person may is the workflow's to say, so that a refusal is recorded.
   * Throws `Failure`: notFound, invalid (which requirement, which proposal), unavailable.
   */
  decide(caller: Caller, input: DecisionInput): Promise<Delivery>;
}

export const createDecisions = (context: Context, changes: Pick<Changes, 'show'>): Decisions => ({
  decide: async (caller, input) => {
    const view = await changes.show(input.change);
    const requirement = pickRequirement(view, caller.person.id, input.requirement);
    const edition = await editionOf(context, view, input.proposalHash);
    const signed = await signCommand<'decide'>(context, caller, {
      target: `${view.id} ${requirement.id}`,
      body: {
        cmd: 'decide',
        change: view.id,
        edition,
        requirementId: requirement.id,
        proposalHash: input.proposalHash,
        decision: input.decision,
        form: input.form,
        ...deadlineOf(requirement),
      },
    });
    return deliver(context, { ...signed, workflowId: view.workflowId, name: MESSAGE.decide });
  },
});

/** A decision may wait for a worker as long as its requirement is open, and no longer. */
const deadlineOf = ({ deadlineMs }: RequirementView): { readonly exp?: number } =>
  deadlineMs === null ? {} : { exp: Math.ceil(deadlineMs / 1000) };

/** The requirement named, or the one their decision is about. Throws `Failure` where several wait for them. */
function pickRequirement(view: ChangeView, person: string, named: string | undefined): RequirementView {
  if (named !== undefined) return namedRequirement(view, named);
  const [picked, ...others] = addressed(view.requirements, person);
  if (picked !== undefined && others.length > 0) throw nameOne('several wait for you', [picked, ...others]);
  if (picked === undefined) throw nameOne(`change ${view.id} asks for no decision`, []);
  return picked;
}

function namedRequirement(view: ChangeView, named: string): RequirementView {
  const found = view.requirements.find(
    (requirement) => requirement.id === named || requirement.key === named,
  );
  if (found === undefined)
    throw nameOne(`change ${view.id} has no requirement "${named}"`, view.requirements);
  return found;
}

function nameOne(problem: string, candidates: readonly RequirementView[]) {
  const names = candidates.map((candidate) => candidate.key).join(', ');
  const detail = names === '' ? problem : `${problem}; name one of ${names}`;
  return invalid([{ pointer: '/requirement', code: 'UNKNOWN_REQUIREMENT', detail }]);
}

/** The edition a proposal hash stands for: the present one, or an earlier one, which the workflow will call stale. */
async function editionOf(context: Context, view: ChangeView, proposalHash: string): Promise<number> {
  if (proposalHash === view.proposalHash) return view.edition;
  const text = await context.reader.document(proposalHash);
  const proposal = text === null ? null : (JSON.parse(text) as Partial<Proposal>);
  if (proposal?.change === view.id && proposal.edition !== undefined) return proposal.edition;
  const detail = `no edition of change ${view.id} has this hash; look at it first: sluice change show ${view.id}`;
  throw invalid([{ pointer: '/proposalHash', code: 'UNKNOWN_PROPOSAL', detail }]);
}
