import { expect, test } from 'vitest';
import { firstThatWorks, NotObtained, type Means } from '../../../local/obtain/means.js';
import { listening } from '../../support/attempt.js';

const lacking: Means<string> = { name: 'lacking', obtain: () => Promise.resolve(undefined) };
const failing: Means<string> = { name: 'failing', obtain: () => Promise.reject(new Error('refused')) };
const working = (name: string): Means<string> => ({ name, obtain: () => Promise.resolve(name) });
const advice = () => Promise.resolve('Type: make it so');

test('the first means that works wins, and what failed before it is said', async () => {
  const { attempt, lines } = listening();
  const means = [lacking, failing, working('third'), working('fourth')];
  expect(await firstThatWorks({ what: 'It', means, advice }, attempt)).toBe('third');
  expect(lines).toEqual(['It: failing did not work: refused']);
});

test('when none works the failure carries the command to type', async () => {
  const search = firstThatWorks({ what: 'It', means: [lacking, failing], advice }, listening().attempt);
  await expect(search).rejects.toThrow(NotObtained);
  await expect(search).rejects.toThrow('Type: make it so');
});

test('an aborted attempt tries nothing more', async () => {
  const { attempt, abort, lines } = listening();
  const aborting: Means<string> = {
    name: 'aborting',
    obtain: () => {
      abort();
      return Promise.reject(new Error('cut off'));
    },
  };
  const search = firstThatWorks({ what: 'It', means: [aborting, working('next')], advice }, attempt);
  await expect(search).rejects.toThrow(/abort/);
  expect(lines).toEqual([]);
});
