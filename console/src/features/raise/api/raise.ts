import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask } from '../../../shared/api/http.ts';
import { keys } from '../../../shared/api/keys.ts';
import type { CaseView, DuplicateHint, RaiseCase } from '../../../shared/api/types.ts';
import type { Probe } from './draft.ts';

const TYPING_PAUSE_MS = 400;

export function useRaise() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ request, key }: { request: RaiseCase; key: string }) => {
      const answer = await ask<CaseView>('/api/cases', { method: 'POST', body: request, idempotencyKey: key });
      return { view: answer.data, replayed: answer.replayed };
    },
    onSuccess: ({ view }) => {
      client.setQueryData(keys.cases.one(view.id), view);
      client.removeQueries({ queryKey: keys.queue.lists }); // no list is on the screen, and the next shows one's own case at once
      void client.invalidateQueries({ queryKey: keys.queue.counters });
    },
  });
}

/** Similar cases, asked for once the typing rests. */
export function useDuplicates(probe: Probe | undefined) {
  const wanted = JSON.stringify(probe ?? null);
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const asked = JSON.parse(settled) as Probe | null;
  return useQuery({
    queryKey: keys.duplicates(asked),
    queryFn: async ({ signal }) =>
      (await ask<{ hints: DuplicateHint[] }>('/api/cases/duplicate-hints', { method: 'POST', body: asked, signal })).data.hints,
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 30_000, // a phone number is in the key; it need not stay longer than the form
  });
}
