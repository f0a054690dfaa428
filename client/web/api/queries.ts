import { queryOptions } from '@tanstack/react-query';
import type { ChangeBody, ChangePage } from '../../http/wire/change.js';
import type { FlagBody, HistoryBody } from '../../http/wire/flag.js';
import type { InboxBody } from '../../http/wire/inbox.js';
import type { OverviewBody } from '../../http/wire/overview.js';
import type { PersonBody } from '../../http/wire/person.js';
import type { EntranceBody, ProjectBody } from '../../http/wire/project.js';
import type { ReviewBody } from '../../http/wire/review.js';
import type { RolloutBody } from '../../http/wire/rollout.js';
import type { TimelineBody } from '../../http/wire/timeline.js';
import { recordsOf } from '../model/impact.js';
import { computed, type Computed } from '../model/proposal-hash.js';
import { get, Problem } from './call.js';

/** Everything the pages read, by the key that events name. */

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => get<PersonBody>('/me'),
  staleTime: Infinity,
});

export const projectQuery = queryOptions({
  queryKey: ['project'],
  queryFn: () => get<ProjectBody>('/project'),
  staleTime: Infinity,
});

export const entranceQuery = queryOptions({
  queryKey: ['entrance'],
  queryFn: () => get<EntranceBody>('/sign-in'),
});

export const inboxQuery = queryOptions({ queryKey: ['inbox'], queryFn: () => get<InboxBody>('/inbox') });

export const changesQuery = queryOptions({
  queryKey: ['changes'],
  queryFn: () => get<ChangePage>('/changes?limit=200'),
});

export const changeQuery = (id: string) =>
  queryOptions({ queryKey: ['change', id], queryFn: () => get<ChangeBody>(`/changes/${part(id)}`) });

/** A review, and what this browser computed from it: nobody sees the one without the other. */
interface CheckedReview {
  readonly review: ReviewBody;
  readonly computed: Computed;
}

/** Editions are immutable, but what is live beside them is not: the key begins with the change's. */
export const reviewQuery = (id: string, hash: string) =>
  queryOptions({
    queryKey: ['change', id, 'review', hash],
    queryFn: async (): Promise<CheckedReview> => {
      const review = await get<ReviewBody>(`/changes/${part(id)}/proposals/${part(hash)}`);
      return { review, computed: await computed(review.proposal, recordsOf(review.before)) };
    },
    enabled: hash !== '',
  });

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['change', id, 'timeline'],
    queryFn: () => get<TimelineBody>(`/changes/${part(id)}/timeline`),
  });

export interface RolloutKey {
  readonly env: string;
  readonly flag: string;
  readonly rule: string;
}

export const rolloutKey = ({ env, flag, rule }: RolloutKey): string => `${env}/${flag}/${rule}`;

export const rolloutPath = ({ env, flag, rule }: RolloutKey): string =>
  `/rollouts/${part(env)}/${part(flag)}/${part(rule)}`;

export const rolloutQuery = (key: RolloutKey) =>
  queryOptions({
    queryKey: ['rollout', rolloutKey(key)],
    queryFn: () => get<RolloutBody>(rolloutPath(key)),
  });

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: () => get<OverviewBody>('/overview'),
});

/** A flag in one environment; null where it is not there. */
export const flagQuery = (env: string, key: string) =>
  queryOptions({
    queryKey: ['flag', `${env}/${key}`],
    queryFn: () => orNull(get<FlagBody>(flagPath(env, key))),
  });

export const historyQuery = (env: string, key: string) =>
  queryOptions({
    queryKey: ['flag', `${env}/${key}`, 'history'],
    queryFn: () => orNull(get<HistoryBody>(`${flagPath(env, key)}/history?limit=20`)),
  });

const flagPath = (env: string, key: string): string => `/flags/${part(key)}/environments/${part(env)}`;

const part = encodeURIComponent;

const orNull = <T>(reply: Promise<T>): Promise<T | null> =>
  reply.catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  });
