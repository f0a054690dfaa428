import { change, changePage, outcome } from './change.js';
import { evaluation, flag, flagPage, history, killed } from './flag.js';
import { person, session } from './person.js';
import { preview } from './preview.js';
import { problem } from './problem.js';
import { rollout, rolloutPage } from './rollout.js';

/** The schemas that have a name in the OpenAPI document. */
export const named = {
  Change: change,
  ChangePage: changePage,
  Evaluation: evaluation,
  Flag: flag,
  FlagPage: flagPage,
  History: history,
  Killed: killed,
  Outcome: outcome,
  Person: person,
  Preview: preview,
  Problem: problem,
  Rollout: rollout,
  RolloutPage: rolloutPage,
  Session: session,
} as const;
