import { rolloutWorkflowId } from '../../domain/ids.js';
import { MESSAGE } from '../../domain/messages.js';
import type { RolloutView } from '../../domain/rollout/state.js';
import type { Page, Paged } from '../../store/port.js';
import type { Caller } from './caller.js';
import { signCommand } from './command.js';
import type { Context } from './context.js';
import { deliver, type Delivery } from './deliver.js';
import { notFound } from './failure.js';

export interface AbortInput {
  /** `<env>/<flag>/<rule>`. */
  readonly rollout: string;
  /** Number of the stage the person saw, from 0; −1 before the first. */
  readonly stage: number;
  readonly reason: string;
}

export interface Rollouts {
  /** Newest first. */
  list(page: Page): Promise<Paged<RolloutView>>;
  /** Throws `Failure` (notFound). */
  show(id: string): Promise<RolloutView>;
  /** Ends the plan and goes back to where it began. Throws `Failure`: notFound, unavailable. */
  abort(caller: Caller, input: AbortInput): Promise<Delivery>;
}

export function createRollouts(context: Context): Rollouts {
  const show = async (id: string) => {
    const view = await context.reader.rollout(id);
    if (view === null) throw notFound(`rollout ${id}`, 'sluice rollout list');
    return view;
  };
  return {
    list: (page) => context.reader.rollouts(page),
    show,
    abort: async (caller, input) => abort(context, caller, { ...input, view: await show(input.rollout) }),
  };
}

async function abort(
  context: Context,
  caller: Caller,
  asked: AbortInput & { readonly view: RolloutView },
): Promise<Delivery> {
  const { rollout, stage, reason, view } = asked;
  const signed = await signCommand<'control'>(context, caller, {
    target: `${view.change} ${rollout}`,
    body: { cmd: 'control', action: 'abort', rollout, change: view.change, stage, reason },
  });
  const workflowId = rolloutWorkflowId(context.project, view.plan.target);
  return deliver(context, { ...signed, workflowId, name: MESSAGE.control });
}
