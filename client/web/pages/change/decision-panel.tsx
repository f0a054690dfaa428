import type { ChangeBody } from '../../../http/wire/change.js';
import type { PersonBody } from '../../../http/wire/person.js';
import { isOver, mayDecide, mayWithdraw, requirementFor, type May } from '../../model/may.js';
import { isolated } from '../../model/visible.js';
import { usePersonName } from '../../parts/person.js';
import { DecisionForm } from './decision-form.js';
import { HashCheck } from './hash-check.js';
import { Requirements } from './requirements.js';
import type { Reviewed } from './use-review.js';
import { Withdraw } from './withdraw.js';

interface Props {
  readonly change: ChangeBody;
  readonly review: Reviewed;
  readonly me: PersonBody;
}

/** What is still missing, and where one does one's part. */
export function DecisionPanel({ change, review, me }: Props) {
  const personName = usePersonName();
  const viewer = { me: me.id, nameOf: (id: string): string => isolated(personName(id)) };
  const requirement = requirementFor(change, me.id);
  const open = change.status === 'review';
  return (
    <div className="lg:sticky lg:top-4">
      <Requirements change={change} me={me.id} />
      {requirement !== null && open && (
        <DecisionForm
          key={`${requirement.key} ${me.id}`}
          change={change}
          requirement={requirement}
          me={me.id}
          may={unlessDifferent(mayDecide(change, requirement, viewer), review)}
        />
      )}
      {change.proposalHash !== '' && <HashCheck signed={change.proposalHash} review={review} />}
      {!isOver(change) && <Withdraw change={change} may={mayWithdraw(change, viewer)} />}
    </div>
  );
}

/** Nobody decides on what this page cannot vouch for. */
function unlessDifferent(may: May, { check, error }: Reviewed): May {
  if (!may.ok) return may;
  if (error !== null) return { ok: false, why: 'What would be decided on cannot be shown now.' };
  if (check === null) return { ok: false, why: 'The proposal is being checked.' };
  return check.state === 'same' ? may : { ok: false, why: `Not safe to decide: ${check.why}.` };
}
