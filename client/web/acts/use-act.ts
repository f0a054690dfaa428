import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef, type RefObject } from 'react';
import type { OutcomeBody } from '../../http/wire/change.js';
import { isOtherPerson, post, Problem } from '../api/call.js';
import { meQuery } from '../api/queries.js';
import { attemptAt, settles, type Attempt } from '../model/attempt.js';
import { useSay } from '../parts/say.js';

/** How an act is sent, and told of. */
export interface Acting<A> {
  /** Below `/api/v1`. */
  readonly path: string;
  /** What became of it, once it was judged. */
  readonly words: (outcome: Accepted, asked: A) => string;
  /** It was taken. */
  readonly onDone?: () => void;
  /** It was refused, or nobody knows. */
  readonly onFailed?: () => void;
}

type Accepted = Extract<OutcomeBody, { readonly outcome: 'accepted' }>;

export interface Act<A> {
  /** Sends it as the body; does nothing while one is on its way. */
  readonly send: (asked: A) => void;
  readonly pending: boolean;
  readonly error: Error | null;
  /** Forgets the error. */
  readonly reset: () => void;
}

/** Everything a person does on the page goes this way: in their name, under one key until it is answered, told of. */
export function useAct<A>({ path, words, onDone, onFailed }: Acting<A>): Act<A> {
  const { data: me } = useSuspenseQuery(meQuery);
  const queries = useQueryClient();
  const say = useSay();
  const shown = useShown();
  const attempt = useRef<Attempt | null>(null);
  const sending = useRef(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (asked: A) => {
      attempt.current = attemptAt(JSON.stringify([me.id, path, asked]), attempt.current, newKey);
      return post<OutcomeBody>(path, { as: me.id, key: attempt.current.key, body: asked });
    },
    onSuccess: (outcome, asked) => {
      say({ tone: 'good', text: outcome.outcome === 'kept' ? outcome.detail : words(outcome, asked) });
      onDone?.();
    },
    onError: (failed) => {
      onFailed?.();
      // Its place may be gone, for events come before answers; or go at once, for it is another person's.
      if (!shown.current || isOtherPerson(failed)) say({ tone: 'bad', text: failed.message });
    },
    onSettled: (_outcome, failed) => {
      sending.current = false;
      if (failed === null || (failed instanceof Problem && settles(failed.status))) attempt.current = null;
      void queries.invalidateQueries();
    },
  });
  const send = (asked: A): void => {
    // Two presses may come before the first one is drawn.
    if (sending.current) return;
    sending.current = true;
    say(null);
    mutate(asked);
  };
  return { send, pending: isPending, error, reset };
}

const newKey = (): string => crypto.randomUUID();

function useShown(): RefObject<boolean> {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return shown;
}
