import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, get } from '../../../shared/api/http.ts';
import { keys } from '../../../shared/api/keys.ts';
import type { DeadLetter, DeadLetterContent, DeadLetterOutcome, Page } from '../../../shared/api/types.ts';

export const SERVICES = ['case', 'risk', 'notification'] as const;
export type Service = (typeof SERVICES)[number];

const at = (service: Service) => `/api/ops/${service}/dead-letters`;

export function useDeadLetters(service: Service) {
  return useInfiniteQuery({
    queryKey: keys.deadLetters.list(service),
    queryFn: ({ pageParam, signal }) => get<Page<DeadLetter>>(at(service), { after: pageParam }, signal),
    initialPageParam: undefined as string | number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 15_000,
  });
}

export function useDeadLetter(service: Service, id: string) {
  return useQuery({
    queryKey: keys.deadLetters.one(service, id),
    queryFn: ({ signal }) => get<DeadLetterContent>(`${at(service)}/${id}`, undefined, signal),
  });
}

export type Verdict = { id: string; verdict: 'replay' } | { id: string; verdict: 'discard'; reason: string };

export function useVerdict(service: Service) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (given: Verdict) => {
      const body = given.verdict === 'discard' ? { reason: given.reason } : undefined;
      return (await ask<DeadLetterOutcome>(`${at(service)}/${given.id}/${given.verdict}`, { method: 'POST', body })).data;
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.deadLetters.all }),
  });
}
