import { z } from 'zod';
import type { ChangeView, RequirementView } from '../../../domain/change/projection.js';
import { list, page, time, timeOf, timeOrNull, waiting, workflow, type WorkflowLink } from './shared.js';

const requirement = z.object({
  id: z.string(),
  key: z.string(),
  title: z.string(),
  round: z.int(),
  roles: list(z.string()),
  count: z.int(),
  metBy: list(z.string()),
  open: z.boolean(),
  met: z.boolean(),
  eligible: list(z.string()),
  approveWhen: z
    .object({ field: z.string(), equals: z.unknown() })
    .meta({ description: 'the answer an approval gives' }),
  form: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the answers' }),
  deadline: time.nullable(),
});

const refusal = z.object({
  jti: z.string(),
  sub: z.string().nullable(),
  cmd: z.string(),
  code: z.string(),
  at: time,
});

export const change = z.object({
  id: z.string(),
  status: z.string(),
  openedAt: time,
  title: z.string(),
  reason: z.string(),
  ticket: z.string().nullable(),
  edition: z.int(),
  proposalHash: z.string(),
  requester: z.string(),
  authors: list(z.string()),
  environments: list(z.string()),
  flags: list(z.string()),
  summary: list(z.string()),
  requirements: list(requirement),
  refusals: list(refusal),
  waiting,
  block: z.object({ code: z.string(), detail: z.string() }).nullable(),
  rollout: z.string().nullable(),
  ending: z.string().nullable(),
  workflow,
});
export type ChangeBody = z.output<typeof change>;

export const changePage = page(change);
export type ChangePage = z.output<typeof changePage>;

/** A change as the API shows it. */
export function changeBody(view: ChangeView, link: WorkflowLink): ChangeBody {
  const { format: _format, transition: _transition, ...shown } = view;
  const { workflowId, openedAtMs, requirements, refusals, ...same } = shown;
  return {
    ...same,
    openedAt: timeOf(openedAtMs),
    requirements: requirements.map(requirementBody),
    refusals: refusals.map(({ atMs, ...rest }) => ({ ...rest, at: timeOf(atMs) })),
    workflow: link(workflowId),
  };
}

function requirementBody({ deadlineMs, ...same }: RequirementView): z.output<typeof requirement> {
  return { ...same, deadline: timeOrNull(deadlineMs) };
}

/** What became of a command: judged and taken, or kept until a worker is back. */
export const outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), status: z.string(), waiting }),
  z.object({ outcome: z.literal('kept'), detail: z.string() }),
]);
export type OutcomeBody = z.output<typeof outcome>;
