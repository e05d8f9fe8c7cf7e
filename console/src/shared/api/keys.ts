import type { Query } from './http.ts';

/** Every key of the query cache, from wide to narrow, so that a prefix addresses a whole family. */
export const keys = {
  me: ['me'] as const,
  dictionaries: ['dictionaries'] as const,
  areas: ['areas'] as const,
  queue: {
    all: ['queue'] as const,
    lists: ['queue', 'list'] as const,
    list: (filter: Query) => ['queue', 'list', filter] as const,
    counters: ['queue', 'counters'] as const,
  },
  cases: {
    all: ['cases'] as const,
    one: (id: string) => ['cases', id] as const,
    timeline: (id: string) => ['timeline', id] as const,
    writeOff: (id: string) => ['write-off', id] as const,
    sharePreview: (id: string, version: number, department: string) => ['share-preview', id, version, department] as const,
    found: (text: string) => ['found', text] as const,
  },
  risk: (id: string) => ['risk', id] as const,
  receipts: { all: ['receipts'] as const, of: (id: string) => ['receipts', id] as const },
  duplicates: (probe: unknown) => ['duplicates', probe] as const,
  imports: {
    all: ['imports'] as const,
    list: ['imports', 'list'] as const,
    mappings: ['imports', 'mappings'] as const,
    errors: (id: string) => ['imports', 'errors', id] as const,
  },
  reachability: ['reachability'] as const,
  deadLetters: {
    all: ['dead-letters'] as const,
    list: (service: string) => ['dead-letters', 'list', service] as const,
    one: (service: string, id: string) => ['dead-letters', 'one', service, id] as const,
  },
};
