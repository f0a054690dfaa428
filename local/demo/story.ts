import type { LocalEnvironment } from '../environment/index.js';
import type { Narrator } from '../narrator.js';
import type { Person } from '../people.js';
import type { WebhookListener } from './webhooks.js';

/** What every chapter is told with. */
export interface Story {
  readonly environment: LocalEnvironment;
  readonly narrator: Narrator;
  /** The flagd file that is imported. */
  readonly file: string;
  /** Decisions are left to whoever sits in front of the page. */
  readonly byHand: boolean;
  readonly webhooks: WebhookListener;
  /** Asks for changes; may approve those of others, as she is a tech lead. */
  readonly requester: Person;
  readonly manager: Person;
  readonly qa: Person;
  readonly admin: Person;
  readonly signal: AbortSignal;
}

/** What is rolled out: one variant of one flag. */
export interface Subject {
  readonly env: string;
  readonly flag: string;
  readonly variant: string;
}
