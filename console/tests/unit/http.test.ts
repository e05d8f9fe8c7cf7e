import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ask, withQuery } from '../../src/shared/api/http.ts';
import { fieldPath, fieldsOf, Refused, Unanswered } from '../../src/shared/api/problem.ts';

const calls: { path: string; init: RequestInit }[] = [];
let answers: (() => Response)[];

beforeEach(() => {
  calls.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('document', { cookie: 'other=1; XSRF-TOKEN=tok%3D1', documentElement: { lang: 'zh-CN' } });
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    calls.push({ path, init });
    const next = answers.shift();
    return next ? Promise.resolve(next()) : Promise.reject(new TypeError('network'));
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const problem = (status: number, body: object) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });
const ok = () => new Response('{"id":"1","lead":null}', { headers: { 'content-type': 'application/json', etag: '"3"' } });
const header = (name: string) => (calls[0]?.init.headers as Headers).get(name);

async function failing(promise: Promise<unknown>): Promise<unknown> {
  const caught = promise.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  await vi.runAllTimersAsync();
  return caught;
}

test('a command carries the token of the page and the version it acts upon', async () => {
  answers = [ok];
  const { data, etag } = await ask('/api/cases/1/sign', { method: 'POST', body: {}, ifMatch: 3 });
  expect(header('x-xsrf-token')).toBe('tok=1');
  expect(header('if-match')).toBe('"3"');
  expect(etag).toBe('"3"');
  expect(data).toEqual({ id: '1' });
});

test('a command without a key is sent once, even when nobody answers', async () => {
  answers = [];
  expect(await failing(ask('/api/cases/1/sign', { method: 'POST', body: {} }))).toBeInstanceOf(Unanswered);
  expect(calls).toHaveLength(1);
});

test('a command with a key is sent again after silence, with the same key and body', async () => {
  answers = [problem(503, { title: 'busy' }), ok];
  const raised = ask('/api/cases', { method: 'POST', body: { title: 'x' }, idempotencyKey: 'k1' });
  await vi.runAllTimersAsync();
  await raised;
  expect(calls).toHaveLength(2);
  expect(calls[1]?.init.body).toBe(calls[0]?.init.body);
  expect((calls[1]?.init.headers as Headers).get('idempotency-key')).toBe('k1');
});

test('a refusal is not repeated, key or not', async () => {
  answers = [problem(409, { type: 'urn:fengqiao:problem:idempotency-conflict', title: 'no', field: 'title' })];
  const failure = await failing(ask('/api/cases', { method: 'POST', body: {}, idempotencyKey: 'k1' }));
  expect(failure).toBeInstanceOf(Refused);
  expect((failure as Refused).slug).toBe('idempotency-conflict');
  expect(calls).toHaveLength(1);
});

test('an answer that is no problem document is still a refusal with its status', async () => {
  answers = [() => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } })];
  expect((await failing(ask('/x', { method: 'POST' }))) as Refused).toMatchObject({ status: 502 });
});

test.each([
  ['parties[0].phone', ['parties', 0, 'phone']],
  ['/parties/0/phone', ['parties', 0, 'phone']],
  ['#/title', ['title']],
  ['answers.WEAPON', ['answers', 'WEAPON']],
])('the field %s of a problem is the form field %j', (field, path) => {
  expect(fieldPath(field)).toEqual(path);
});

test('a problem that names several fields tells each', () => {
  const named = fieldsOf({ type: '', title: 't', status: 400, field: 'title', detail: 'd', fields: [{ field: 'area', detail: 'a' }] });
  expect(named).toEqual([
    { path: ['title'], says: 'd' },
    { path: ['area'], says: 'a' },
  ]);
});

test('what is not asked for is not in the address', () => {
  expect(withQuery('/api/cases', { q: '', status: ['A', 'B'], mine: false, limit: 5, area: undefined })).toBe('/api/cases?status=A&status=B&limit=5');
});
