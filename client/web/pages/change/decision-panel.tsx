import type { ChangeBody } from '../../../http/wire/change.js';
import type { PersonBody } from '../../../http/wire/person.js';
import { isOver, mayAny, mayDecide, mayWithdraw, requirementFor, type May } from '../../model/may.js';
import { useNameInWords } from '../../parts/person.js';
import { DecisionForm } from './decision-form.js';
import { HashCheck } from './hash-check.js';
import { Requirements } from './requirements.js';
import { Unsent } from './unsent.js';
import type { Reviewed } from './use-review.js';
import { Withdraw } from './withdraw.js';

interface Props {
  readonly change: ChangeBody;
  readonly review: Reviewed;
  readonly me: PersonBody;
}

/** What is still missing, and where one does one's part. */
export function DecisionPanel({ change, review, me }: Props) {
  const viewer = { me: me.id, nameOf: useNameInWords() };
  const requirement = requirementFor(change, me.id);
  const may = requirement === null ? null : mayDecide(change, requirement, viewer);
  const answered = may !== null && mayAny(may) ? requirement : null;
  const others = change.requirements.filter(({ id }) => id !== answered?.id);
  return (
    <div className="lg:sticky lg:top-4">
      <Requirements change={change} me={me.id} />
      {others.map((other) => (
        <Unsent key={other.key} change={change} requirement={other} viewer={viewer} />
      ))}
      {requirement !== null && may !== null && (change.status === 'review' || mayAny(may)) && (
        <DecisionForm
          key={`${requirement.key} ${me.id}`}
          change={change}
          requirement={requirement}
          me={me.id}
          may={{
            approve: unlessDifferent(may.approve, review),
            reject: unlessDifferent(may.reject, review),
          }}
        />
      )}
      {change.proposalHash !== '' && <HashCheck signed={change.proposalHash} review={review} />}
      {!isOver(change) && <Withdraw change={change} may={mayWithdraw(change, me, viewer.nameOf)} />}
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
