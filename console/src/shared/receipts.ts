import { useQuery } from '@tanstack/react-query';
import { get } from './api/http.ts';
import { keys } from './api/keys.ts';
import { Refused } from './api/problem.ts';
import type { CaseView, Page, Receipt } from './api/types.ts';
import { gatherer } from './gather.ts';
import { useRole, WORKS_ON_CASES } from './roles.ts';

const ASKED_AT_ONCE = 100; // the server's limit
const GATHER_MS = 30;

interface Waiting {
  resolve(receipts: Receipt[]): void;
  reject(failure: unknown): void;
}

const waiting = new Map<string, Waiting[]>();
/** The list is refused to a role, not for a case: asking again in this session gets the same answer. */
let refused = false;

const askFor = gatherer<string>(GATHER_MS, ASKED_AT_ONCE, (ids) => void fetchFor(ids));

/** Rows come into view by the dozen; their receipts are asked for together. */
function gathered(caseId: string): Promise<Receipt[]> {
  return new Promise((resolve, reject) => {
    const others = waiting.get(caseId);
    waiting.set(caseId, [...(others ?? []), { resolve, reject }]);
    if (!others) askFor(caseId);
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
  });
  return { ...query, open };
}
