import { Client, Connection } from '@temporalio/client';
import { SEARCH_ATTRIBUTE } from '../../domain/messages.js';
import type { LocalEnvironment } from '../environment/index.js';

/** What Temporal's own pages show of a workflow. */
export interface TemporalPage {
  /** One line for every message, activity, timer and child, in order. */
  readonly lines: readonly string[];
  /** Activities and timers without a sentence that says what they are for. */
  readonly mute: readonly string[];
  /** Search attribute → value. */
  readonly attributes: { readonly [name: string]: unknown };
}

/** Reads a workflow as somebody does who audits in Temporal, without anything of ours in between. */
export async function temporalPage(environment: LocalEnvironment, workflowId: string): Promise<TemporalPage> {
  const { address, namespace } = environment.temporal;
  const connection = await Connection.connect({ address });
  try {
    const handle = new Client({ connection, namespace }).workflow.getHandle(workflowId);
    const { events } = await handle.fetchHistory();
    const seen = (events ?? []).flatMap(stepOf);
    const { typedSearchAttributes } = await handle.describe();
    const known = typedSearchAttributes.getAll().filter(({ key }) => OURS.includes(key.name));
    return {
      lines: seen.map(({ kind, name, summary }) =>
        `${kind.padEnd(9)} ${name.padEnd(15)} ${summary}`.trimEnd(),
      ),
      mute: seen.filter(({ kind, summary }) => kind !== 'update' && summary === '').map(({ name }) => name),
      attributes: Object.fromEntries(known.map(({ key, value }) => [key.name, value])),
    };
  } finally {
    await connection.close();
  }
}

const OURS: readonly string[] = Object.values(SEARCH_ATTRIBUTE);

interface Step {
  readonly kind: 'update' | 'activity' | 'timer' | 'child';
  readonly name: string;
  readonly summary: string;
}

type Handle = ReturnType<Client['workflow']['getHandle']>;
type Event = NonNullable<Awaited<ReturnType<Handle['fetchHistory']>>['events']>[number];

/** Kinds of steps, and the name of the step where an event is one of that kind. */
const KINDS: readonly (readonly [Step['kind'], (event: Event) => string | null | undefined])[] = [
  ['update', (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name],
  ['activity', (event) => event.activityTaskScheduledEventAttributes?.activityType?.name],
  ['timer', (event) => (event.timerStartedEventAttributes ? '' : undefined)],
  ['child', (event) => event.startChildWorkflowExecutionInitiatedEventAttributes?.workflowType?.name],
];

function stepOf(event: Event): readonly Step[] {
  const summary = textOf(event.userMetadata?.summary?.data);
  return KINDS.flatMap(([kind, nameIn]) => {
    const name = nameIn(event);
    return typeof name === 'string' ? [{ kind, name, summary }] : [];
  });
}

/** Summaries are payloads; ours are JSON strings. */
const textOf = (data: Uint8Array | null | undefined): string =>
  data ? String(JSON.parse(Buffer.from(data).toString('utf8'))) : '';
