import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { historyToJSON, type History } from '@temporalio/common/lib/proto-utils.js';
import { ROOT } from './house.js';

/**
 * Histories of workflows as they ran, one a path: `test/histories/<workflow>/<case>.json`. They are made by
 * `SLUICE_STORE_HISTORIES=1 npx vitest run test/workflow/stories.test.ts`; one that is replaced stands for workflows
 * that nobody will replay any more, so a change of a workflow adds a history and leaves the old ones.
 */
const DIR = join(ROOT, 'test/histories');

export interface StoredHistory {
  /** `<workflow>/<case>`. */
  readonly name: string;
  /** Proto JSON. */
  readonly text: string;
}

export const storedHistories = (): readonly StoredHistory[] =>
  readdirSync(DIR, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => ({ name: path.replace(/\.json$/, ''), text: readFileSync(join(DIR, path), 'utf8') }));

export function storeHistory(name: string, history: History): void {
  const path = join(DIR, `${name}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${withoutMachine(historyToJSON(history))}\n`);
}

/** Process ids and host names say nothing about a workflow. */
const withoutMachine = (text: string): string => text.replaceAll(/("identity": ")[^"]*"/g, '$1test"');

interface Payloads {
  readonly payloads?: readonly { readonly data: string }[];
}

interface Event {
  readonly workflowExecutionStartedEventAttributes?: { readonly workflowId: string };
  readonly activityTaskScheduledEventAttributes?: {
    readonly activityType: { readonly name: string };
    readonly input: Payloads;
  };
  readonly workflowExecutionCompletedEventAttributes?: { readonly result: Payloads };
}

export interface Told {
  /** What was scheduled, in order, with its arguments. */
  readonly scheduled: readonly (readonly [activity: string, args: unknown])[];
  readonly result: unknown;
}

const decoded = ({ payloads }: Payloads): readonly unknown[] =>
  (payloads ?? []).map(({ data }) => JSON.parse(Buffer.from(data, 'base64').toString()) as unknown);

/** What a stored history says was scheduled and came out. */
export function toldBy(text: string): Told {
  const { events } = JSON.parse(text) as { readonly events: readonly Event[] };
  const results = events.flatMap((event) => event.workflowExecutionCompletedEventAttributes ?? []);
  return {
    scheduled: events
      .flatMap((event) => event.activityTaskScheduledEventAttributes ?? [])
      .map(({ activityType, input }) => [activityType.name, decoded(input)] as const),
    result: results.flatMap(({ result }) => decoded(result))[0],
  };
}

/** Id of the workflow a stored history belongs to. */
export function workflowIdOf(text: string): string {
  const { events } = JSON.parse(text) as { readonly events: readonly Event[] };
  return events[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? '';
}
