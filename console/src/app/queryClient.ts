import { QueryClient } from '@tanstack/react-query';
import { mayRepeat } from '../shared/api/http.ts';
import { Refused } from '../shared/api/problem.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000; // a service that is back is seen to be back before anybody reloads the page
const scatter = 0.8 + Math.random() / 5; // between consoles, not between the rows of one: those ask together

/** Reads are tried again after silence for as long as the page shows them, in pauses of about 0.5, 2, 4, 8 and then 15 s. */
function pauseMs(count: number, failure: unknown): number {
  const asked = failure instanceof Refused ? (failure.retryAfterSeconds ?? 0) * 1000 : 0;
  const rising = count === 0 ? FIRST_PAUSE_MS : 1000 * 2 ** Math.min(count, 4);
  return Math.min(LONGEST_PAUSE_MS, Math.max(asked, rising * scatter));
}

/** Commands are never tried again: what is repeated must carry a key, and the call does that. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (_, failure) => mayRepeat(failure),
      retryDelay: pauseMs,
      staleTime: 30_000, // the feed says when something changed; this only covers what it cannot see
      refetchOnWindowFocus: false,
      networkMode: 'always', // a console on a closed network is "offline" to the browser and works all the same
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
