import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withNewRows } from '../../src/features/queue/api/queue.ts';
import { keys } from '../../src/shared/api/keys.ts';
import type { CaseView, QueueItem, Receipt } from '../../src/shared/api/types.ts';
import { advance, CacheUpdates, patchCase, type QueueLists } from '../../src/shared/live/cacheUpdates.ts';
import type { LiveEvent } from '../../src/shared/live/feed.ts';

const list = keys.queue.list({});
let client: QueryClient;
let updates: CacheUpdates;
let arrivals: number;
let asked: string[];

const row = (id: string, version = 1, more: Partial<CaseView> = {}): CaseView => ({
  id,
  number: id,
  responsible: [],
  type: 'T',
  typeName: 'T',
  source: 'S',
  sourceName: 'S',
  status: 'REGISTERED',
  statusName: '已登记',
  colour: 'NONE',
  certainty: 'PROVISIONAL',
  restricted: false,
  mode: 'ACTUAL',
  foundAt: '2026-11-24T00:00:00Z',
  updatedAt: '2026-11-24T00:00:00Z',
  hidden: [],
  availableActions: [],
  area: 'HC.FQ',
  place: '',
  raisedBy: 'POLICE',
  departments: [],
  version,
  raisedAt: '2026-11-24T00:00:00Z',
  ...more,
});

const event = (kind: string, subject: string, sequence: number, data: Record<string, unknown> = {}): LiveEvent => ({
  id: `${kind}-${subject}-${sequence}`,
  kind,
  type: '',
  subject,
  sequence,
  time: '2026-11-24T00:00:01Z',
  data,
});

const rows = (): QueueItem[] => client.getQueryData<QueueLists>(list)?.pages.flatMap((page) => page.items) ?? [];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal('document', { cookie: '', documentElement: { lang: 'zh-CN' } });
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    const id = path.split('/')[3]?.split('?')[0] ?? '';
    const body = row(id, 4, { status: 'ASSIGNED', narrative: 'long' });
    return Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }));
  });
  client = new QueryClient();
  client.setQueryData<QueueLists>(list, {
    pageParams: [undefined, 'b'],
    pages: [{ items: [row('a'), row('b', 3)], next: 'b', estimate: 3 }, { items: [row('c')] }],
  });
  updates = new CacheUpdates(client);
  arrivals = 0;
  updates.onArrival(() => arrivals++);
});

afterEach(() => {
  updates.stop();
  client.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('what a case has no longer, its row has no longer', () => {
  const proposals = [{ field: 'TYPE' as const, code: 'T', name: 'T', keyword: '漏水' }];
  const accept = { action: 'ACCEPT' as const, name: '受理', allowed: true, method: 'POST', href: '' };
  const clock = { kind: 'SIGN' as const, name: '签收', dueAt: '2026-11-24T00:00:00Z', overdue: true };
  patchCase(client, row('a', 2, { proposals, clock, lead: 'POLICE', availableActions: [accept], nextAction: 'ACCEPT' }));
  expect(rows()[0]).toMatchObject({ proposals, clock, lead: 'POLICE', nextAction: 'ACCEPT' });

  patchCase(client, row('a', 3, { availableActions: [{ ...accept, allowed: false }, { ...accept, action: 'MERGE' }] }));
  const { proposals: left, clock: ticking, lead, nextAction } = rows()[0] ?? {};
  expect([left, ticking, lead, nextAction]).toEqual([undefined, undefined, undefined, undefined]);
});

test('a changed case is read at the version of its event and changes in place', async () => {
  updates.onEvent(event('case', 'b', 4));
  await vi.advanceTimersByTimeAsync(200);

  expect(asked).toEqual(['/api/cases/b?atLeastVersion=4']);
  expect(rows().map((each) => [each.id, each.version])).toEqual([['a', 1], ['b', 4], ['c', 1]]);
  expect(rows()[1]).not.toHaveProperty('narrative');
  expect(arrivals).toBe(0);
});

test('a burst about one case is one request', async () => {
  for (let version = 2; version <= 4; version++) updates.onEvent(event('case', 'a', version));
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual(['/api/cases/a?atLeastVersion=4']);
});

test('a case that was closed off leaves the screen at once and is not asked for', async () => {
  client.setQueryData(['cases', 'b'], row('b', 3, { narrative: 'long' }));
  updates.onEvent(event('case', 'b', 3));
  updates.onEvent({ ...event('case', 'b', 4), hidden: ['EXISTENCE'] });

  expect(rows().map((each) => each.id)).toEqual(['a', 'c']);
  expect(client.getQueryData(['cases', 'b'])).toBeUndefined();
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual([]);
  expect(arrivals).toBe(0);
});

test('a case that no list holds is announced and not fetched', async () => {
  updates.onEvent(event('case', 'new', 1));
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual([]);
  expect(arrivals).toBe(1);
  expect(rows().map((each) => each.id)).toEqual(['a', 'b', 'c']);
});

test('a colour shows at once', () => {
  updates.onEvent(event('risk', 'c', 1, { colour: 'RED', certainty: 'PROVISIONAL' }));
  expect(rows()[2]).toMatchObject({ id: 'c', colour: 'RED', certainty: 'PROVISIONAL' });
});

test('an answer that is older than a colour on the feed does not take it back', async () => {
  updates.onEvent(event('risk', 'b', 1, { colour: 'RED', certainty: 'PROVISIONAL' }));
  updates.onEvent(event('case', 'b', 4));
  await vi.advanceTimersByTimeAsync(200);
  expect(rows()[1]).toMatchObject({ version: 4, status: 'ASSIGNED', colour: 'RED' });

  await vi.advanceTimersByTimeAsync(10_000);
  updates.onEvent(event('case', 'b', 5));
  await vi.advanceTimersByTimeAsync(200);
  expect(rows()[1]).toMatchObject({ colour: 'NONE' });
});

test('a version that has not arrived yet is read again, and not for ever', async () => {
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response('{}', { status: 503 }));
  });
  updates.onEvent(event('case', 'a', 2));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(3);
});

test('a receipt climbs without a request', () => {
  client.setQueryData<Receipt[]>(keys.receipts.of('a'), [{ caseId: 'a', department: 'POLICE', requestedAt: 't0' }]);
  updates.onEvent(event('receipt', 'a', 1, { department: 'POLICE', rung: 'SEEN', at: 't1' }));
  expect(client.getQueryData(keys.receipts.of('a'))).toEqual([{ caseId: 'a', department: 'POLICE', requestedAt: 't0', seenAt: 't1' }]);
  expect(asked).toEqual([]);
});

test('a rung keeps its first time', () => {
  const once = advance([], 'a', 'POLICE', 'SEEN', 't1');
  expect(advance(once, 'a', 'POLICE', 'SEEN', 't2')).toEqual(once);
});

test('an older answer never overwrites a newer one', () => {
  patchCase(client, row('b', 2, { status: 'ACCEPTED' }));
  expect(rows()[1]).toMatchObject({ version: 3, status: 'REGISTERED' });
});

test('new rows come before the first and never twice', () => {
  const lists = client.getQueryData<QueueLists>(list) as QueueLists;
  const shown = withNewRows(withNewRows(lists, [row('n')]), [row('n'), row('c')]);
  expect(shown.pages.flatMap((page) => page.items.map((item) => item.id))).toEqual(['n', 'a', 'b', 'c']);
  expect(shown.pages[0]?.estimate).toBe(4);
});

test('a frame that leaves out what may not be seen leaves what is shown as it is', () => {
  client.setQueryData<QueueLists>(list, { pageParams: [undefined], pages: [{ items: [row('a', 1, { colour: 'YELLOW', partyCount: 2 })] }] });
  client.setQueryData<Receipt[]>(keys.receipts.of('a'), [{ caseId: 'a', department: 'POLICE' }]);
  updates.onEvent(event('case', 'a', 1, { hidden: ['PARTIES', 'NARRATIVE'] }));
  updates.onEvent(event('risk', 'a', 1, { hidden: ['RISK'] }));
  updates.onEvent(event('receipt', 'a', 1, { hidden: ['RECEIPTS'] }));
  expect(rows()[0]).toMatchObject({ colour: 'YELLOW', partyCount: 2 });
  expect(client.getQueryData(keys.receipts.of('a'))).toEqual([{ caseId: 'a', department: 'POLICE' }]);
});
