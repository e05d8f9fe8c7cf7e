import { useQuery } from '@tanstack/react-query';
import { get } from './api/http.ts';
import { keys } from './api/keys.ts';
import type { AreaNode, Dictionaries, Me } from './api/types.ts';

const RARELY_CHANGES_MS = 10 * 60_000; // code tables are versioned data that changes by the month

export function useDictionaries() {
  return useQuery({
    queryKey: keys.dictionaries,
    queryFn: ({ signal }) => get<Dictionaries>('/api/dictionaries', undefined, signal),
    staleTime: RARELY_CHANGES_MS,
  });
}

/** The tree of areas; `/api/areas` answers its root or its roots. */
export function useAreas() {
  return useQuery({
    queryKey: keys.areas,
    queryFn: async ({ signal }) => {
      const answer = await get<AreaNode[] | AreaNode | { items: AreaNode[] }>('/api/areas', undefined, signal);
      if (Array.isArray(answer)) return answer;
      return 'items' in answer ? answer.items : [answer];
    },
    staleTime: RARELY_CHANGES_MS,
  });
}

export function useMe() {
  return useQuery({
    queryKey: keys.me,
    queryFn: ({ signal }) => get<Me>('/api/me', undefined, signal),
    staleTime: RARELY_CHANGES_MS,
  });
}

export interface AreaChoice {
  value: string;
  title: string;
  children: AreaChoice[];
}

export function areaChoices(nodes: AreaNode[]): AreaChoice[] {
  return nodes.map((node) => ({ value: node.path, title: node.name, children: areaChoices(node.children) }));
}
