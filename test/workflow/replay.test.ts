import { fileURLToPath } from 'node:url';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { DeterminismViolationError } from '@temporalio/workflow';
import { bundleWorkflowCode, Worker, type InjectedSinks, type WorkflowBundle } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { storedHistories, toldBy, workflowIdOf, type Told } from '../support/histories.js';
import type { Telling } from '../support/telling.js';
import '../support/worker.js';

/** Workflows that began under older code must go on under this one: same steps, same arguments, same result. */
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const bundle = (workflows: string): Promise<WorkflowBundle> =>
  bundleWorkflowCode({
    workflowsPath: pathOf(workflows),
    workflowInterceptorModules: [pathOf('../support/telling.ts')],
    logger: QUIET,
  });

const nothing = () => undefined;
const QUIET = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

let ours: WorkflowBundle;
let others: WorkflowBundle;
beforeAll(async () => {
  [ours, others] = [await bundle('../../workflows/index.ts'), await bundle('../support/other-workflows.ts')];
});

const HISTORIES = storedHistories();
const byName = (name: string): string => HISTORIES.find((each) => each.name === name)?.text ?? '';

/** Replays a history, and gives what the workflow told on the way. */
async function replay(text: string, workflowBundle: WorkflowBundle): Promise<Told> {
  const scheduled: [string, unknown][] = [];
  let result: unknown;
  const sinks: InjectedSinks<Telling> = {
    telling: {
      scheduled: {
        callDuringReplay: true,
        fn: (_, activity, args) => void scheduled.push([activity, asJson(args)]),
      },
      ended: { callDuringReplay: true, fn: (_, value) => void (result = asJson(value)) },
    },
  };
  const history: unknown = JSON.parse(text);
  await Worker.runReplayHistory({ workflowBundle, sinks }, history, workflowIdOf(text));
  return { scheduled, result };
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

test.each(HISTORIES)('$name is replayed step by step to the same result', async ({ text }) => {
  const told = await replay(text, ours);
  expect(told.result).toBeDefined();
  expect(told).toEqual(toldBy(text));
});

test.each(HISTORIES)('$name survives the way through the copies of protobufjs', ({ text }) => {
  const again = historyToJSON(historyFromJSON(JSON.parse(text)));
  expect(JSON.parse(again)).toEqual(JSON.parse(text));
});

test.each(['flagApproval/approve', 'scheduledRollout/done'])(
  'another workflow under the name of %s is caught',
  async (name) => {
    await expect(replay(byName(name), others)).rejects.toThrow(DeterminismViolationError);
  },
);

test('a history whose steps stand in another order is caught', async () => {
  const text = byName('flagApproval/approve');
  const swapped = text
    .replaceAll('"name": "prepare"', '"name": "?"')
    .replaceAll('"name": "commit"', '"name": "prepare"')
    .replaceAll('"name": "?"', '"name": "commit"');
  expect(swapped).not.toBe(text);
  await expect(replay(swapped, ours)).rejects.toThrow(DeterminismViolationError);
});

test('other arguments and another result are caught, which a replay alone lets pass', async () => {
  const text = byName('scheduledRollout/done');
  const altered = altering(text, (data) => data.replaceAll('"done"', '"gone"'));
  expect(altered).not.toBe(text);
  expect(await replay(altered, ours)).not.toEqual(toldBy(altered));
});

/** The same history with the payloads of its last event changed. */
function altering(text: string, alter: (data: string) => string): string {
  const at = text.lastIndexOf('"data": "');
  const [head, data = '', ...rest] = [text.slice(0, at + 9), ...text.slice(at + 9).split('"')];
  const changed = Buffer.from(alter(Buffer.from(data, 'base64').toString())).toString('base64');
  return [`${head}${changed}`, ...rest].join('"');
}
