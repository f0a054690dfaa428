import { auditEntry, auditPage, report } from './audit.js';
import { change, changePage, outcome } from './change.js';
import { evaluation, flag, flagPage, history, killed } from './flag.js';
import { examination, health } from './health.js';
import { importReport } from './import.js';
import { person, session } from './person.js';
import { inbox } from './inbox.js';
import { overview } from './overview.js';
import { preview } from './preview.js';
import { problem } from './problem.js';
import { browserSession, entrance, project } from './project.js';
import { review } from './review.js';
import { rollout, rolloutPage } from './rollout.js';
import { timeline } from './timeline.js';

/** The schemas that have a name in the OpenAPI document. */
export const named = {
  AuditEntry: auditEntry,
  AuditPage: auditPage,
  AuditReport: report,
  BrowserSession: browserSession,
  Change: change,
  ChangePage: changePage,
  Entrance: entrance,
  Evaluation: evaluation,
  Examination: examination,
  Flag: flag,
  FlagPage: flagPage,
  Health: health,
  History: history,
  ImportReport: importReport,
  Inbox: inbox,
  Killed: killed,
  Outcome: outcome,
  Overview: overview,
  Person: person,
  Preview: preview,
  Problem: problem,
  Project: project,
  Review: review,
  Rollout: rollout,
  RolloutPage: rolloutPage,
  Session: session,
  Timeline: timeline,
} as const;
