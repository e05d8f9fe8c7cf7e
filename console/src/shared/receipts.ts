import { useQuery } from '@tanstack/react-query';
import { get, mayRepeat } from './api/http.ts';
import { keys } from './api/keys.ts';
import { Refused } from './api/problem.ts';
import type { CaseView, Page, Receipt } from './api/types.ts';
import { useRole, WORKS_ON_CASES } from './roles.ts';

const ASKED_AT_ONCE = 100; // the server's limit
const GATHER_MS = 30;

interface Waiting {
  resolve(receipts: Receipt[]): void;
  reject(failure: unknown): void;
}

const waiting = new Map<string, Waiting[]>();
let gather: ReturnType<typeof setTimeout> | undefined;
/** The list is refused to a role, not for a case: asking again in this session gets the same answer. */
let refused = false;

/** Rows come into view by the dozen; their receipts are asked for together. */
function gathered(caseId: string): Promise<Receipt[]> {
  return new Promise((resolve, reject) => {
    waiting.set(caseId, [...(waiting.get(caseId) ?? []), { resolve, reject }]);
    gather ??= setTimeout(() => {
      gather = undefined;
      const ids = [...waiting.keys()];
      for (let from = 0; from < ids.length; from += ASKED_AT_ONCE) void fetchFor(ids.slice(from, from + ASKED_AT_ONCE));
    }, GATHER_MS);
  });
}

async function fetchFor(ids: string[]): Promise<void> {
  const asked = new Map(ids.map((id) => [id, waiting.get(id) ?? []]));
  for (const id of ids) waiting.delete(id);
  try {
    const { items } = await get<Page<Receipt>>('/api/receipts', { cases: ids.join(',') });
    for (const [id, waiters] of asked) {
      const receipts = items.filter((each) => each.caseId === id);
      for (const waiter of waiters) waiter.resolve(receipts);
    }
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 403) refused = true;
    // handed on, not swallowed: each row's query has its own retries and error state
    for (const waiters of asked.values()) for (const waiter of waiters) waiter.reject(failure);
  }
}

/** The receipt ladder of every department on a case, kept current by the live feed; whoever may not see it does not ask. */
export function useReceipts({ id, hidden }: Pick<CaseView, 'id' | 'hidden'>) {
  const role = useRole(WORKS_ON_CASES);
  const open = role && !refused && !hidden.includes('RECEIPTS');
  const query = useQuery({
    queryKey: keys.receipts.of(id),
    queryFn: () => gathered(id),
    enabled: open,
    staleTime: 60_000,
    retry: (count, failure) => count < 1 && mayRepeat(failure),
  });
  return { ...query, open };
}
