import { expect, test } from 'vitest';
import { filterOf, isNarrowed, parametersOf } from '../../src/features/queue/api/filter.ts';
import { mintKey, probeOf, requestOf } from '../../src/features/raise/api/draft.ts';
import { ageNow } from '../../src/features/reachability/api/reachability.ts';
import { withQuery } from '../../src/shared/api/http.ts';
import { momentText, spanOf } from '../../src/shared/time/format.ts';
import { climbed, rungOf } from '../../src/shared/ui/ladder.ts';
import { isSearchable } from '../../src/shared/search.ts';

test('what was left empty is not sent, and unknown is no answer', () => {
  const request = requestOf({
    type: 'NOISE',
    source: 'GRID',
    area: 'HC.FQ.C01.G01',
    title: ' 夜间噪声 ',
    address: '  ',
    parties: [{ role: 'APPLICANT' }, { role: 'RESPONDENT', name: '王某', idType: 'RESIDENT_ID' }, undefined],
    answers: { WEAPON: 'YES', INJURY: 'UNKNOWN', THREAT: undefined },
    departments: ['POLICE'],
  });
  expect(JSON.parse(JSON.stringify(request))).toEqual({
    type: 'NOISE',
    source: 'GRID',
    area: 'HC.FQ.C01.G01',
    title: '夜间噪声',
    parties: [{ name: '王某', role: 'RESPONDENT' }],
    answers: { WEAPON: 'YES' },
    departments: ['POLICE'],
  });
});

test('duplicates are looked for once there is a place and something to go by', () => {
  expect(probeOf({ area: 'A' })).toBeUndefined();
  expect(probeOf({ address: '3号楼' })).toBeUndefined();
  expect(probeOf({ area: 'A', parties: [{ phone: '138' }] })).toBeUndefined();
  expect(probeOf({ area: 'A', parties: [{ phone: '13812345678' }] })).toMatchObject({ area: 'A', phone: '13812345678' });
  expect(probeOf({ area: 'A', address: '3号楼' })).toMatchObject({ address: '3号楼' });
  expect(probeOf({ area: 'A', parties: [{ name: '王' }, {}] })).toBeUndefined();
  expect(probeOf({ area: 'A', parties: [{ name: '王五' }, { idNumber: 'E1' }] })).toMatchObject({ names: ['王五'], idNumber: 'E1' });
});

test('every form has a key of its own, printable and short enough', () => {
  const minted = new Set(Array.from({ length: 100 }, mintKey));
  expect(minted.size).toBe(100);
  for (const key of minted) expect(key).toMatch(/^[!-~]{1,80}$/);
});

test('a filter survives the address', () => {
  const filter = filterOf(new URLSearchParams('status=A&status=B&colour=RED&colour=PINK&mine=true&sort=nonsense'));
  expect(filter).toMatchObject({ status: ['A', 'B'], colour: ['RED'], mine: true, sort: '-raised' });
  expect(filterOf(new URLSearchParams(withQuery('', parametersOf(filter))))).toEqual(filter);
  expect(isNarrowed(filter)).toBe(true);
  expect(isNarrowed(filterOf(new URLSearchParams('sort=due')))).toBe(false);
});

test.each([
  [{ requestedAt: '1' }, 'REQUESTED', 'REQUESTED'],
  [{ requestedAt: '1', deliveredAt: '2', seenAt: '3' }, 'REQUESTED', 'SEEN'],
  [{ requestedAt: '1', rejectedAt: '3', acceptedAt: '2' }, 'REJECTED', 'REJECTED'],
  [{ requestedAt: '1', rejectedAt: '2', acceptedAt: '3' }, 'ACCEPTED', 'ACCEPTED'],
  [{ requestedAt: '1', acceptedAt: '2', doneAt: '3' }, 'DONE', 'DONE'],
  [undefined, 'ACCEPTED', 'ACCEPTED'],
  [{ requestedAt: '1', deliveredAt: '2' }, 'ACCEPTED', 'ACCEPTED'],
  [{ requestedAt: '1', deliveredAt: '2' }, 'WAIVED', 'DELIVERED'],
  [{ requestedAt: '1', acceptedAt: '2' }, 'REVOKED', 'ACCEPTED'],
] as const)('receipts %j of a share %s stand on rung %s', (times, share, rung) => {
  const receipt = times && { caseId: 'c', department: 'POLICE', ...times };
  expect(rungOf({ department: 'POLICE', name: '', share }, receipt)).toBe(rung);
});

test('only climbed rungs are told, lowest first', () => {
  expect(climbed({ caseId: 'c', department: 'D', seenAt: '3', requestedAt: '1' })).toEqual([
    { rung: 'REQUESTED', at: '1' },
    { rung: 'SEEN', at: '3' },
  ]);
});

test('the age of a canary goes on counting between two answers', () => {
  expect(ageNow(undefined, 12, 1_000, 9_000)).toBe(20);
  expect(ageNow('1970-01-01T00:00:01Z', undefined, 0, 9_000)).toBe(8);
  expect(ageNow(undefined, undefined, 0, 9_000)).toBeUndefined();
});

test('moments and spans say no more than needed', () => {
  const now = new Date(2026, 10, 24, 12, 0).getTime();
  expect(momentText(new Date(2026, 10, 24, 9, 5).toISOString(), now)).toBe('09:05');
  expect(momentText(new Date(2026, 0, 2, 9, 5).toISOString(), now)).toBe('01-02 09:05');
  expect(momentText(new Date(2025, 0, 2, 9, 5).toISOString(), now)).toBe('2025-01-02 09:05');
  expect(momentText('not a time')).toBe('');
  expect(spanOf(-3_661_000)).toEqual({ days: 0, hours: 1, minutes: 1, seconds: 1 });
});

test.each([
  ['水', false],
  [' 水 ', false],
  ['𠮷', false],
  ['漏水', true],
])('%j is a search: %s', (text, searchable) => {
  expect(isSearchable(text)).toBe(searchable);
});
