import { QueryClient } from '@tanstack/react-query';
import { mayRepeat } from '../shared/api/http.ts';

const READ_REPEATS = 2;

/** Reads are tried again after silence, commands never: what is repeated must carry a key, and the call does that. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, failure) => count < READ_REPEATS && mayRepeat(failure),
      retryDelay: (count) => 400 * 2 ** count,
      staleTime: 30_000, // the feed says when something changed; this only covers what it cannot see
      refetchOnWindowFocus: false,
      networkMode: 'always', // a console on a closed network is "offline" to the browser and works all the same
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
