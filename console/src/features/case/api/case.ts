import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask, get, mayRepeat } from '../../../shared/api/http.ts';
import { keys } from '../../../shared/api/keys.ts';
import { Refused } from '../../../shared/api/problem.ts';
import type { AvailableAction, CaseView, Guard, Page, QueuePage, RiskView, SharePreview, TimelineEntry } from '../../../shared/api/types.ts';
import { isSearchable } from '../../../shared/search.ts';
import { patchCase } from '../../../shared/live/cacheUpdates.ts';

export function useCase(id: string) {
  return useQuery({ queryKey: keys.cases.one(id), queryFn: ({ signal }) => get<CaseView>(`/api/cases/${id}`, undefined, signal) });
}

export function useTimeline(id: string, enabled: boolean) {
  return useInfiniteQuery({
    enabled,
    queryKey: keys.cases.timeline(id),
    queryFn: ({ pageParam, signal }) => get<Page<TimelineEntry>>(`/api/cases/${id}/timeline`, { after: pageParam }, signal),
    initialPageParam: undefined as string | number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** The eleven guards of the write-off, as they stand for the reader. */
export function useGuards(id: string) {
  return useQuery({
    queryKey: keys.cases.writeOff(id),
    queryFn: async ({ signal }) => (await get<{ guards: Guard[] }>(`/api/cases/${id}/write-off`, undefined, signal)).guards,
  });
}

/** What a department will see once it is asked for a part; nothing is asked until one was chosen. */
export function useSharePreview({ id, version }: Pick<CaseView, 'id' | 'version'>, department: string | undefined) {
  return useQuery({
    enabled: department !== undefined,
    queryKey: keys.cases.sharePreview(id, version, department ?? ''),
    queryFn: ({ signal }) => get<SharePreview>(`/api/cases/${id}/shares/preview`, { department }, signal),
  });
}

const ASSESSED_WITHIN_MS = 2_000;

/** A case just raised has no assessment for a moment, which is not a fault; then null. */
export function useRisk(id: string, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: keys.risk(id),
    queryFn: async ({ signal }) => {
      try {
        return await get<RiskView>(`/api/risk/cases/${id}`, undefined, signal);
      } catch (failure) {
        if (failure instanceof Refused && failure.status === 404) return null;
        throw failure;
      }
    },
    refetchInterval: (query) => (query.state.data === null && query.state.dataUpdateCount < 5 ? ASSESSED_WITHIN_MS : false),
  });
}

const told = new Set<string>();

/** Opening a case is seeing it, and that is told once. If the telling fails, opening it again tells it again. */
export function useTellSeen(id: string, opened: boolean): void {
  useEffect(() => {
    if (!opened || told.has(id)) return;
    told.add(id);
    ask(`/api/receipts/cases/${id}/seen`, { method: 'POST' }).catch((failure: unknown) => {
      // departments that are not on the case have no receipt to give
      if (!(failure instanceof Refused && [403, 404].includes(failure.status))) told.delete(id);
    });
  }, [id, opened]);
}

export interface Command {
  action: AvailableAction;
  /** The version the person saw when deciding. */
  version: number;
  body: Record<string, unknown>;
}

export function useCommand(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ action, version, body }: Command) => {
      const method = action.method as 'POST';
      return (await ask<CaseView>(action.href, { method, ifMatch: version, body })).data;
    },
    onSuccess: (view) => {
      patchCase(client, view);
      void client.invalidateQueries({ queryKey: keys.cases.timeline(id) });
      void client.invalidateQueries({ queryKey: keys.cases.writeOff(id) });
      void client.invalidateQueries({ queryKey: keys.receipts.of(id) });
      void client.invalidateQueries({ queryKey: keys.queue.counters });
    },
    onError: (failure) => {
      // after a conflict, a refusal for the case's state or silence the server's state is the only one worth showing
      if ((failure instanceof Refused && (failure.status === 412 || failure.problem.caseStatus !== undefined)) || mayRepeat(failure)) {
        void client.invalidateQueries({ queryKey: keys.cases.one(id) });
      }
    },
  });
}

/** The state that a 412 shows, when it shows it. */
export function currentOf(failure: unknown): CaseView | undefined {
  if (!(failure instanceof Refused) || failure.status !== 412) return undefined;
  const current = failure.problem.current;
  return typeof current === 'object' && current !== null && 'version' in current && 'id' in current
    ? (current as CaseView)
    : undefined;
}

/** Finds cases to merge into, by number or words. */
export function useFindCases(text: string) {
  return useQuery({
    queryKey: keys.cases.found(text),
    queryFn: ({ signal }) => get<QueuePage>('/api/cases', { q: text, limit: 10 }, signal),
    enabled: isSearchable(text),
  });
}
