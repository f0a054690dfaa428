import type { temporal } from '@temporalio/proto';

type Event = temporal.api.history.v1.IHistoryEvent;

/** What a history costs in Temporal's unit of billing, by kind. */
export interface Actions {
  readonly start: number;
  readonly activities: number;
  readonly localActivities: number;
  readonly timers: number;
  readonly messages: number;
  readonly upserts: number;
  readonly children: number;
  readonly total: number;
  readonly events: number;
}

/** All local activities of one workflow task are one action, so their tasks are counted and not they. */
const tasksWithLocalActivities = (events: readonly Event[]): number =>
  new Set(
    events.flatMap(({ markerRecordedEventAttributes: marker }) =>
      marker?.markerName === 'core_local_activity' ? [String(marker.workflowTaskCompletedEventId)] : [],
    ),
  ).size;

/** Counts the actions of one run from its history. An activity counts once for every attempt. */
export function countActions(events: readonly Event[]): Actions {
  const count = (of: (event: Event) => unknown): number =>
    events.filter((event) => Boolean(of(event))).length;
  const attempts = events.map((event) => event.activityTaskStartedEventAttributes?.attempt ?? 0);
  const parts = {
    start: 1,
    activities: attempts.reduce((sum, attempt) => sum + attempt, 0),
    localActivities: tasksWithLocalActivities(events),
    timers: count((event) => event.timerStartedEventAttributes),
    messages: count(
      (event) =>
        event.workflowExecutionUpdateAcceptedEventAttributes ??
        event.workflowExecutionSignaledEventAttributes,
    ),
    upserts: count((event) => event.upsertWorkflowSearchAttributesEventAttributes),
    children: count((event) => event.startChildWorkflowExecutionInitiatedEventAttributes),
  };
  const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { ...parts, total, events: events.length };
}
