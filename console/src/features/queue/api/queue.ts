import { useInfiniteQuery, useQuery, useQueryClient, keepPreviousData } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { get } from '../../../shared/api/http.ts';
import { keys } from '../../../shared/api/keys.ts';
import { Refused, Unanswered } from '../../../shared/api/problem.ts';
import type { Counters, QueueItem, QueuePage } from '../../../shared/api/types.ts';
import type { QueueLists } from '../../../shared/live/cacheUpdates.ts';
import { useArrivals, useLatestColour } from '../../../shared/live/LiveProvider.tsx';
import { DEFAULT_SORT, isTooShort, parametersOf, type Filter } from './filter.ts';

const FIRST_PAGE = 50;
const NEXT_PAGES = 200; // whoever scrolls wants many: 10,000 rows are 50 requests
export const HEAD_PAGE = 50;
const HEAD_PAUSE_MS = 700; // a morning's import must not become a request per row

export function useQueue(filter: Filter) {
  const parameters = parametersOf(filter);
  return useInfiniteQuery({
    queryKey: keys.queue.list(parameters),
    queryFn: ({ pageParam, signal }) =>
      get<QueuePage>('/api/cases', { ...parameters, after: pageParam, limit: pageParam === undefined ? FIRST_PAGE : NEXT_PAGES }, signal),
    enabled: !isTooShort(filter),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY, // the feed keeps it current; reading it anew would move rows
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export function useCounters() {
  return useQuery({
    queryKey: keys.queue.counters,
    queryFn: ({ signal }) => get<Counters>('/api/cases/counters', undefined, signal),
    refetchInterval: 60_000, // overdue counts grow by time alone, which no event tells
  });
}

export interface Arrivals {
  /** Cases that belong into the list and are not shown yet. */
  waiting: QueueItem[];
  /** Whether more wait than one page tells. */
  more: boolean;
  /** Lets them in; answers their ids. */
  letIn: () => string[];
}

/** New cases wait here until somebody lets them in: nothing moves under the cursor. */
export function useNewRows(filter: Filter, held: QueueItem[], ready: boolean): Arrivals {
  const client = useQueryClient();
  const withLatestColour = useLatestColour();
  const parameters = useMemo(() => parametersOf(filter), [filter]);
  const key = keys.queue.list(parameters);
  const [head, setHead] = useState<{ of: string; items: QueueItem[] }>({ of: '', items: [] });
  const of = JSON.stringify(parameters);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);

  const look = useCallback(async () => {
    busy.current = true;
    try {
      const page = await get<QueuePage>('/api/cases', { ...parameters, limit: HEAD_PAGE });
      setHead({ of, items: page.items.map(withLatestColour) });
    } catch (failure) {
      // the next arrival looks again; the connection state already tells that something is wrong
      if (!(failure instanceof Unanswered || failure instanceof Refused)) throw failure;
    } finally {
      busy.current = false;
    }
  }, [parameters, of, withLatestColour]);

  const arrived = useCallback(() => {
    if (!ready || timer.current !== undefined) return;
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        void look();
      },
      busy.current ? HEAD_PAUSE_MS : 60,
    );
  }, [look, ready]);
  useArrivals(arrived);
  // a list kept from before may lack what was told while no queue was on the screen
  useEffect(arrived, [arrived]);
  useEffect(() => () => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, [look]);

  const waiting = useMemo(() => {
    if (head.of !== of || head.items.length === 0) return [];
    const shown = new Set(held.map((item) => item.id));
    // the list holds at least as many of the first as the head does, so what it lacks has come since
    return head.items.filter((item) => !shown.has(item.id));
  }, [head, of, held]);

  const letIn = useCallback(() => {
    const ids = waiting.map((item) => item.id);
    const inOrder = filter.sort === DEFAULT_SORT && waiting.length < HEAD_PAGE;
    if (inOrder) {
      client.setQueryData<QueueLists>(key, (lists) => lists && withNewRows(lists, waiting));
    } else {
      void client.resetQueries({ queryKey: key, exact: true });
    }
    setHead({ of, items: [] });
    return ids;
  }, [client, filter.sort, key, of, waiting]);

  return { waiting, more: waiting.length >= HEAD_PAGE, letIn };
}

/** The lists with the new rows before the first; one that is already there is not doubled. */
export function withNewRows(lists: QueueLists, rows: QueueItem[]): QueueLists {
  const shown = new Set(lists.pages.flatMap((page) => page.items.map((item) => item.id)));
  const fresh = rows.filter((row) => !shown.has(row.id));
  const [first, ...rest] = lists.pages;
  if (!first || fresh.length === 0) return lists;
  const estimate = first.estimate === undefined ? undefined : first.estimate + fresh.length;
  return { ...lists, pages: [{ ...first, estimate, items: [...fresh, ...first.items] }, ...rest] };
}
