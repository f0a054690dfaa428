import { SEARCH_ATTRIBUTE } from '../domain/messages.js';

/**
 * How the development server is run, on laptops and in tests. Its own defaults poll one shard 20 times a second, round
 * timers to a second and spread a task queue over four partitions: each makes a waiting task miss its poller. With
 * these an approval takes 42 ms in place of 250.
 */
const DYNAMIC_CONFIG = {
  'history.transferProcessorMaxPollRPS': 2000,
  'history.timerProcessorMaxPollRPS': 2000,
  'history.visibilityProcessorMaxPollRPS': 2000,
  'history.transferProcessorMaxPollHostRPS': 5000,
  'history.timerProcessorMaxPollHostRPS': 5000,
  'history.timerProcessorMaxTimeShift': '1ms',
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
} as const;

const SQLITE_PRAGMAS = { journal_mode: 'WAL', synchronous: 'NORMAL' } as const;

const SEARCH_ATTRIBUTES = {
  [SEARCH_ATTRIBUTE.flag]: 'KeywordList',
  [SEARCH_ATTRIBUTE.env]: 'KeywordList',
  [SEARCH_ATTRIBUTE.state]: 'Keyword',
  [SEARCH_ATTRIBUTE.requester]: 'Keyword',
} as const;

/** The settings as arguments of `temporal server start-dev`. */
export function temporalSettings(): readonly string[] {
  return [
    ...options('--dynamic-config-value', DYNAMIC_CONFIG, JSON.stringify),
    ...options('--sqlite-pragma', SQLITE_PRAGMAS, String),
    ...options('--search-attribute', SEARCH_ATTRIBUTES, String),
  ];
}

const options = (
  name: string,
  values: { readonly [key: string]: string | number },
  write: (value: string | number) => string,
): readonly string[] => Object.entries(values).flatMap(([key, value]) => [name, `${key}=${write(value)}`]);
