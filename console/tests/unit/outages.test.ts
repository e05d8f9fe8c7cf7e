import { afterEach, expect, test, vi } from 'vitest';
import { ask } from '../../src/shared/api/http.ts';
import { outages, serviceOf } from '../../src/shared/api/outages.ts';

vi.stubGlobal('document', { cookie: '', documentElement: { lang: 'zh-CN' } });

afterEach(async () => {
  for (const path of ['/api/cases', '/api/risk/cases/1']) await answered(path, 200);
});

async function answered(path: string, status: number, problem: object = {}): Promise<void> {
  const headers = { 'content-type': 'application/problem+json' };
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(problem), { status, headers })));
  await ask(path).catch(() => undefined);
}

test.each([
  ['/api/cases/1?atLeastVersion=4', 'case'],
  ['/api/areas', 'case'],
  ['/api/ops/case/dead-letters', 'case'],
  ['/api/risk/cases/1', 'risk'],
  ['/api/ops/risk/dead-letters', 'risk'],
  ['/api/receipts?cases=1', 'notification'],
  ['/api/ops/notification/dead-letters', 'notification'],
  ['/api/me', 'gateway'],
])('%s is answered by %s', (path, service) => {
  expect(serviceOf(path)).toBe(service);
});

test('a service is away from its first lost answer to its next answer, whatever that says', async () => {
  await answered('/api/risk/cases/1', 504, { type: 'urn:fengqiao:problem:upstream-timeout' });
  await answered('/api/cases', 503, { type: 'urn:fengqiao:problem:upstream-unavailable' });
  expect(outages()).toEqual(['risk', 'case']);
  await answered('/api/cases/1', 404);
  expect(outages()).toEqual(['risk']);
});

test('a service that is busy, or waits for a version, is not away', async () => {
  await answered('/api/cases', 503, { type: 'urn:fengqiao:problem:overloaded' });
  await answered('/api/cases/1', 503, { type: 'urn:fengqiao:problem:temporarily-unavailable', version: 3 });
  expect(outages()).toEqual([]);
});

test('silence is an outage, a question taken back is not', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  await ask('/api/cases', { signal: AbortSignal.abort() }).catch(() => undefined);
  expect(outages()).toEqual([]);
  await ask('/api/cases').catch(() => undefined);
  expect(outages()).toEqual(['case']);
});
