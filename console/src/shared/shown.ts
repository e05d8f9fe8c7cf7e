import { useEffect } from 'react';
import { ask } from './api/http.ts';
import { Refused } from './api/problem.ts';
import type { Receipt } from './api/types.ts';
import { useMe } from './dictionaries.ts';
import { gatherer } from './gather.ts';
import { FIELD, useRole } from './roles.ts';

const ON_SCREEN_MS = 1500; // what the feed brought is told by the feed, and rows that scroll by were not shown
const GATHER_MS = 100;
const TOLD_AT_ONCE = 100; // the server's limit

const told = new Set<string>();
const gather = gatherer<string>(GATHER_MS, TOLD_AT_ONCE, send);

/** A row on the screen delivers its case to the department, if nothing else has: the console was closed when it was raised. */
export function useTellShown(receipts: Receipt[] | undefined): void {
  const mayTell = useRole(FIELD);
  const department = useMe().data?.department;
  const own = receipts?.find((each) => each.department === department);
  const id = mayTell && own && !own.deliveredAt ? own.caseId : undefined;
  useEffect(() => {
    if (id === undefined || told.has(id)) return;
    const shown = setTimeout(() => tell(id), ON_SCREEN_MS);
    return () => clearTimeout(shown);
  }, [id]);
}

function tell(id: string): void {
  told.add(id);
  gather(id);
}

function send(cases: string[]): void {
  ask('/api/receipts/shown', { method: 'POST', body: { cases } }).catch((failure: unknown) => {
    // refused for good is refused for all; anything else is told again when the row is drawn again
    if (!(failure instanceof Refused && failure.status === 403)) for (const each of cases) told.delete(each);
  });
}
