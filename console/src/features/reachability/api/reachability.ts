import { useQuery } from '@tanstack/react-query';
import { get } from '../../../shared/api/http.ts';
import { keys } from '../../../shared/api/keys.ts';
import type { Reachability } from '../../../shared/api/types.ts';

export const CUT_AFTER_SECONDS = 60;
const ASKED_AGAIN_MS = 5_000; // a cut shows by silence, so the board also asks without being told

export function useReachability() {
  return useQuery({
    queryKey: keys.reachability,
    queryFn: ({ signal }) => get<Reachability>('/api/reachability', undefined, signal),
    refetchInterval: ASKED_AGAIN_MS,
    staleTime: 0,
  });
}

/** How old the last canary is now: by its own time where it is told, else by the age the server gave and the time since. */
export function ageNow(lastCanaryAt: string | undefined, ageSeconds: number | undefined, readAt: number, now: number): number | undefined {
  if (ageSeconds !== undefined) return Math.max(0, ageSeconds + Math.floor((now - readAt) / 1000));
  if (lastCanaryAt === undefined) return undefined;
  return Math.max(0, Math.floor((now - Date.parse(lastCanaryAt)) / 1000));
}
