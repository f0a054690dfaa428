import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { storedHistories, storeHistory, toldBy } from '../support/histories.js';
import { GOVERNANCE } from '../support/people.js';
import { openProject, type TestProject } from '../support/project.js';
import { STORIES } from '../support/stories.js';

/** Plays every path of the workflows on real servers; with SLUICE_STORE_HISTORIES=1 it stores what it saw. */
const storing = process.env['SLUICE_STORE_HISTORIES'] === '1';

let world: TestProject;
let hasty: TestProject;
beforeAll(async () => {
  world = await openProject();
  const policy = { ...GOVERNANCE.policy, decisionTimeoutMs: 300 };
  hasty = await openProject({ governance: { ...GOVERNANCE, policy } });
});
afterAll(() => Promise.all([world.close(), hasty.close()]));

const statusOf = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'status' in result ? result.status : result;

test.each(STORIES)(
  '$name ends as its stored history does, and can be replayed at once',
  async ({ name, play }) => {
    const handle = await play(name.endsWith('/expire') ? hasty : world);
    const result: unknown = await handle.result();
    const history = await handle.fetchHistory();
    if (storing) storeHistory(name, history);
    const workflowBundle = { codePath: inject('workflowBundle') };
    await Worker.runReplayHistory({ workflowBundle }, history, handle.workflowId);
    const stored = storedHistories().find((each) => each.name === name);
    expect(statusOf(toldBy(stored?.text ?? '{"events":[]}').result)).toBe(statusOf(result));
  },
);

test('every story has a stored history', () => {
  const stored = storedHistories().map((each) => each.name);
  expect(STORIES.map((story) => story.name).filter((name) => !stored.includes(name))).toEqual([]);
});
