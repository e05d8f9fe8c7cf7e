import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, get } from '../../../shared/api/http.ts';
import { keys } from '../../../shared/api/keys.ts';
import type { ImportError, ImportRun, Page } from '../../../shared/api/types.ts';

const UPLOAD_TIMEOUT_MS = 120_000; // a 100,000-row file over a slow line
const PROGRESS_MS = 1_000;

export function isRunning(run: ImportRun): boolean {
  return run.finishedAt === undefined && run.state !== 'FAILED';
}

export function useImports() {
  return useQuery({
    queryKey: keys.imports.all,
    queryFn: async ({ signal }) => {
      const answer = await get<ImportRun[] | Page<ImportRun>>('/api/imports', undefined, signal);
      return Array.isArray(answer) ? answer : answer.items;
    },
    refetchInterval: (query) => (query.state.data?.some(isRunning) ? PROGRESS_MS : false),
  });
}

export function useImportErrors(id: string) {
  return useInfiniteQuery({
    queryKey: keys.imports.errors(id),
    queryFn: ({ pageParam, signal }) => get<Page<ImportError>>(`/api/imports/${id}/errors`, { after: pageParam }, signal),
    initialPageParam: undefined as string | number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export interface Upload {
  file: File;
  mapping: string | undefined;
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
    onSettled: () => client.invalidateQueries({ queryKey: keys.imports.all }),
  });
}
