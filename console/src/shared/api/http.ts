import { noteAnswer } from './outages.ts';
import { problemOf, Refused, Unanswered } from './problem.ts';
import { noteServerDate } from '../time/serverTime.ts';

export interface Answer<T> {
  data: T;
  etag: string | undefined;
  replayed: boolean;
}

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: Query;
  /** Sent as JSON, a FormData as it is. */
  body?: unknown;
  /** Version the caller acts upon. */
  ifMatch?: string | number;
  /** Makes a POST repeatable: only then is it tried again after silence. */
  idempotencyKey?: string;
  timeoutMs?: number;
  signal?: AbortSignal;
}

const ASK_TIMEOUT_MS = 10_000; // the gateway gives up on a service after 5 s, so this is only met when the way to it is gone
const REPEATS_WITH_KEY = 2; // three tries bridge the restart of one service; more would only keep a person waiting
const REPEAT_PAUSE_MS = 700;

/** One call of the API. Throws Refused or Unanswered, nothing else. */
export async function ask<T>(path: string, options: Ask = {}): Promise<Answer<T>> {
  const repeats = options.idempotencyKey === undefined ? 0 : REPEATS_WITH_KEY;
  for (let attempt = 0; ; attempt++) {
    try {
      return await once<T>(path, options);
    } catch (failure) {
      if (attempt >= repeats || !mayRepeat(failure) || options.signal?.aborted) throw failure;
      await new Promise((resume) => setTimeout(resume, REPEAT_PAUSE_MS * (attempt + 1)));
    }
  }
}

/** The body of a GET. */
export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return (await ask<T>(path, { query, signal })).data;
}

/** Whether asking again may help: nobody answered, or the answer says that nobody could. */
export function mayRepeat(failure: unknown): boolean {
  if (failure instanceof Unanswered) return true;
  return failure instanceof Refused && [502, 503, 504].includes(failure.status);
}

async function once<T>(path: string, options: Ask): Promise<Answer<T>> {
  const { method = 'GET', body, timeoutMs = ASK_TIMEOUT_MS } = options;
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': document.documentElement.lang, // refusals come in the language of the screen
  });
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers.set('content-type', 'application/json');
  if (options.ifMatch !== undefined) headers.set('if-match', `"${String(options.ifMatch).replaceAll('"', '')}"`);
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey);
  if (method !== 'GET') {
    const token = csrfToken();
    if (token !== undefined) headers.set('x-xsrf-token', token);
  }

  const limit = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
  let response: Response;
  let text: string;
  try {
    response = await fetch(withQuery(path, options.query), {
      method,
      headers,
      signal,
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
    });
    text = await response.text();
  } catch (cause) {
    if (!options.signal?.aborted) noteAnswer(path, false);
    throw new Unanswered(limit.aborted ? 'timeout' : 'network', { cause });
  }
  noteServerDate(response.headers.get('date'));
  const parsed = parse(text, response.headers.get('content-type'));
  if (!response.ok) {
    const after = Number(response.headers.get('retry-after'));
    const refused = new Refused(problemOf(response.status, response.statusText, parsed), Number.isFinite(after) && after > 0 ? after : undefined);
    const notYet = refused.problem['version'] !== undefined; // the version waited for is not written yet, by a service that is well
    noteAnswer(path, notYet || refused.isBusy || !mayRepeat(refused));
    if (response.status === 401) tellSignedOut();
    throw refused;
  }
  noteAnswer(path, true);
  return {
    data: parsed as T,
    etag: response.headers.get('etag') ?? undefined,
    replayed: response.headers.get('idempotent-replay') === 'true',
  };
}

function parse(text: string, contentType: string | null): unknown {
  if (text === '' || !/[/+]json\b/.test(contentType ?? '')) return undefined;
  try {
    // null and absent are one thing here
    return JSON.parse(text, (_, value: unknown) => (value === null ? undefined : value));
  } catch (malformed) {
    if (malformed instanceof SyntaxError) return undefined; // the status alone still says enough
    throw malformed;
  }
}

export function withQuery(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '' || value === false) continue;
    for (const each of Array.isArray(value) ? value : [value]) parameters.append(name, String(each));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The token that proves to the gateway that a command comes from this page. */
export function csrfToken(): string | undefined {
  const pair = document.cookie.split('; ').find((each) => each.startsWith('XSRF-TOKEN='));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice('XSRF-TOKEN='.length));
}

const signedOutListeners = new Set<() => void>();

export function tellSignedOut(): void {
  for (const listener of signedOutListeners) listener();
}

/** Told whenever the server no longer knows who is asking. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}
