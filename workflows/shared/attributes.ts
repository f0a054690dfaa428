import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';
import { SEARCH_ATTRIBUTE } from '../../domain/messages.js';

const STATE = defineSearchAttributeKey(SEARCH_ATTRIBUTE.state, SearchAttributeType.KEYWORD);
const FLAG = defineSearchAttributeKey(SEARCH_ATTRIBUTE.flag, SearchAttributeType.KEYWORD_LIST);
const ENV = defineSearchAttributeKey(SEARCH_ATTRIBUTE.env, SearchAttributeType.KEYWORD_LIST);

/** Makes a state findable. Each costs an action, so only the turns of a life are told, never a stage. */
export const tellState = (state: string): void => upsertSearchAttributes([{ key: STATE, value: state }]);

/** The attributes a rollout starts with; given at the start they cost nothing. */
export const rolloutAttributes = (of: { readonly flag: string; readonly env: string }) => [
  { key: STATE, value: 'rolling' },
  { key: FLAG, value: [of.flag] },
  { key: ENV, value: [of.env] },
];
