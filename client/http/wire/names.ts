import { auditEntry, auditPage, report } from './audit.js';
import { change, changePage, outcome } from './change.js';
import { evaluation, flag, flagPage, history, killed } from './flag.js';
import { examination, health } from './health.js';
import { importReport } from './import.js';
import { person, session } from './person.js';
import { preview } from './preview.js';
import { problem } from './problem.js';
import { rollout, rolloutPage } from './rollout.js';

/** The schemas that have a name in the OpenAPI document. */
export const named = {
  AuditEntry: auditEntry,
  AuditPage: auditPage,
  AuditReport: report,
  Change: change,
  ChangePage: changePage,
  Evaluation: evaluation,
  Examination: examination,
  Flag: flag,
  FlagPage: flagPage,
  Health: health,
  History: history,
  ImportReport: importReport,
  Killed: killed,
  Outcome: outcome,
  Person: person,
  Preview: preview,
  Problem: problem,
  Rollout: rollout,
  RolloutPage: rolloutPage,
  Session: session,
} as const;
