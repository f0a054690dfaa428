import type { FormSchema } from './requirement.js';

const TEXT = { type: 'string', maxLength: 2000 } as const;

/** What a manager is asked. */
export const MANAGER_FORM: FormSchema = {
  type: 'object',
  properties: {
    approved: { type: 'boolean', title: 'Approved' },
    comments: { ...TEXT, title: 'Comments' },
    conditions: { type: 'array', title: 'Conditions', items: TEXT, maxItems: 20 },
  },
  required: ['approved'],
  additionalProperties: false,
};

/** What QA is asked. */
export const QA_FORM: FormSchema = {
  type: 'object',
  properties: {
    validated: { type: 'boolean', title: 'Validated' },
    testResults: { ...TEXT, title: 'Test results' },
    stagingVerified: { type: 'boolean', title: 'Verified in staging' },
    notes: { ...TEXT, title: 'Notes' },
  },
  required: ['validated', 'testResults', 'stagingVerified'],
  additionalProperties: false,
};
