import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, get } from '../../../shared/api/http.ts';
import { keys } from '../../../shared/api/keys.ts';
import type { ImportErrorPage, ImportPage, ImportRun, MappingPage } from '../../../shared/api/types.ts';

const UPLOAD_TIMEOUT_MS = 120_000; // a 100,000-row file over a slow line
const PROGRESS_MS = 1_000;

export function isRunning(run: ImportRun): boolean {
  return run.state === 'WAITING' || run.state === 'RUNNING';
}

export function useImports() {
  return useInfiniteQuery({
    queryKey: keys.imports.list,
    queryFn: ({ pageParam, signal }) => get<ImportPage>('/api/imports', { after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some(isRunning)) ? PROGRESS_MS : false),
  });
}

/** Every saved mapping: a place has a handful, and a select can only offer what it holds. */
export function useMappings() {
  return useQuery({
    queryKey: keys.imports.mappings,
    queryFn: async ({ signal }) => {
      const mappings: MappingPage['items'] = [];
      let after: string | undefined;
      do {
        const page = await get<MappingPage>('/api/import-mappings', { after }, signal);
        mappings.push(...page.items);
        after = page.next;
      } while (after !== undefined);
      return mappings;
    },
  });
}

export function useImportErrors(id: string) {
  return useInfiniteQuery({
    queryKey: keys.imports.errors(id),
    queryFn: ({ pageParam, signal }) => get<ImportErrorPage>(`/api/imports/${id}/errors`, { after: pageParam }, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next,
  });
}

export interface Upload {
  file: File;
  /** A saved mapping by its name; empty for the one that fits. */
  mapping: string;
  department: string | undefined;
}

export function useStartImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, mapping, department }: Upload) => {
      const form = new FormData();
      form.append('file', file, file.name);
      if (mapping) form.append('mapping', mapping);
      if (department) form.append('department', department);
      return (await ask<{ id: string }>('/api/imports', { method: 'POST', body: form, timeoutMs: UPLOAD_TIMEOUT_MS })).data;
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.imports.list }),
  });
}
