import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import {
  MESSAGE,
  VIEW_QUERY,
  type Answer,
  type CommandMessage,
  type MessageName,
} from '../domain/messages.js';
import type { ChangeView } from '../domain/change/projection.js';
import type { RolloutView } from '../domain/rollout/state.js';

/** The messages of `domain/messages`, bound to Temporal: each an update and a signal of the same name. */
const both = (name: MessageName) => ({
  update: defineUpdate<Answer, [CommandMessage]>(name),
  signal: defineSignal<[CommandMessage]>(name),
});

export const messages = {
  decide: both(MESSAGE.decide),
  edit: both(MESSAGE.edit),
  withdraw: both(MESSAGE.withdraw),
  control: both(MESSAGE.control),
};

export const changeViewQuery = defineQuery<ChangeView>(VIEW_QUERY);
export const rolloutViewQuery = defineQuery<RolloutView>(VIEW_QUERY);
