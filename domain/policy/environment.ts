export interface Environment {
  readonly format: 1;
  readonly key: string;
  readonly name: string;
  readonly criticality: 'low' | 'normal' | 'critical';
  /** A governed environment asks for decisions; a free one takes the same way with none. */
  readonly governed: boolean;
  /** IANA zone. */
  readonly zone: string;
}

/** What the standard flow asks for. The policy language replaces it; its place is `requirements.ts`. */
export interface Policy {
  readonly format: 1;
  readonly version: number;
  /** QA validates after the manager's approval. Default true. */
  readonly requireQa: boolean;
  /** The outcome is sent to the webhook. Default true. */
  readonly notify: boolean;
  /** How long each round may stay open, in milliseconds. Default 72 h. */
  readonly decisionTimeoutMs: number;
}

export const DEFAULT_POLICY: Policy = {
  format: 1,
  version: 1,
  requireQa: true,
  notify: true,
  decisionTimeoutMs: 72 * 3_600_000,
};

/** All that decides what a change needs, as read from the store in one go. */
export interface Governance {
  readonly environments: readonly Environment[];
  readonly policy: Policy;
}
