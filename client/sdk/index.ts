import type { Verifier } from '../../proof/verify.js';
import { createAudit, type Audit } from './audit.js';
import { createChanges, type Changes } from './changes.js';
import type { Context } from './context.js';
import { createDecisions, type Decisions } from './decisions.js';
import { createDoctor, type Doctor } from './doctor.js';
import { createEvents, type Events } from './events.js';
import { createFlags, type Flags } from './flags.js';
import { createImports, type Imports } from './imports.js';
import { createInboxes, type Inboxes } from './inbox.js';
import { createProjects, type Projects } from './projects.js';
import { createReviews, type Reviews } from './reviews.js';
import { createRollouts, type Rollouts } from './rollouts.js';

/** Everything a person can ask of Sluice, one noun each. */
export interface Sdk {
  readonly audit: Audit;
  readonly changes: Changes;
  readonly decisions: Decisions;
  readonly doctor: Doctor;
  readonly events: Events;
  readonly flags: Flags;
  readonly imports: Imports;
  readonly inboxes: Inboxes;
  readonly projects: Projects;
  readonly reviews: Reviews;
  readonly rollouts: Rollouts;
}

export function createSdk(context: Context, verifier: Verifier): Sdk {
  const changes = createChanges(context);
  return {
    audit: createAudit(context, verifier),
    changes,
    decisions: createDecisions(context, changes),
    doctor: createDoctor(context, verifier),
    events: createEvents(context.reader),
    flags: createFlags(context),
    imports: createImports(context, changes),
    inboxes: createInboxes(context),
    projects: createProjects(context),
    reviews: createReviews(context, { changes, verifier }),
    rollouts: createRollouts(context),
  };
}
