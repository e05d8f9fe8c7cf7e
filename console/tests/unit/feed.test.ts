import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Feed, type FeedWorld, type LiveEvent } from '../../src/shared/live/feed.ts';

interface Opened {
  lastEventId: string | undefined;
  send: (text: string) => Promise<void>;
  end: () => void;
}

let opened: Opened[];
let events: LiveEvent[];
let resyncs: number;
let signedOut: number;
let answer: () => Response | undefined;
let feed: Feed;

const world: FeedWorld = {
  open: (lastEventId, signal) => {
    const refused = answer();
    if (refused) return Promise.resolve(refused);
    const { readable, writable } = new TransformStream<Uint8Array>();
    const writer = writable.getWriter();
    signal.addEventListener('abort', () => void writer.abort(new Error('aborted')).catch(() => undefined));
    opened.push({
      lastEventId,
      send: (text) => writer.write(new TextEncoder().encode(text)),
      end: () => void writer.close(),
    });
    return Promise.resolve(new Response(readable));
  },
  now: () => Date.now(),
  random: () => 1,
};

const frame = (event: string, resumeAt: string, id: string) =>
  `event: ${event}\nid: ${resumeAt}\ndata: ${JSON.stringify({ id, type: 't', subject: 'case-1', sequence: 1, time: '', data: {} })}\n\n`;

const last = (): Opened => {
  const found = opened.at(-1);
  if (!found) throw new Error('nothing was opened');
  return found;
};

beforeEach(async () => {
  vi.useFakeTimers();
  opened = [];
  events = [];
  resyncs = 0;
  signedOut = 0;
  answer = () => undefined;
  feed = new Feed({ onEvent: (event) => events.push(event), onResync: () => resyncs++, onSignedOut: () => signedOut++ }, world);
  feed.start();
  await vi.advanceTimersByTimeAsync(0);
});

afterEach(() => {
  feed.stop();
  vi.useRealTimers();
});

test('an event is told once, however often the wire brings it', async () => {
  await last().send(frame('case', 'g.1.1', 'event-1') + frame('case', 'g.1.1', 'event-1') + frame('case', 'g.2.2', 'event-2'));
  await vi.advanceTimersByTimeAsync(0);

  expect(events.map((event) => event.id)).toEqual(['event-1', 'event-2']);
  expect(feed.snapshot().state).toBe('live');
});

test('a broken stream is resumed where it broke', async () => {
  await last().send(frame('case', 'g.7.70', 'event-7'));
  last().end();
  await vi.advanceTimersByTimeAsync(0);
  expect(feed.snapshot().state).toBe('reconnecting');

  await vi.advanceTimersByTimeAsync(2_000);
  expect(opened.map((each) => each.lastEventId)).toEqual([undefined, 'g.7.70']);
  await last().send(frame('case', 'g.7.70', 'event-7') + frame('case', 'g.8.80', 'event-8'));
  await vi.advanceTimersByTimeAsync(0);
  expect(events.map((event) => event.id)).toEqual(['event-7', 'event-8']);
});

test('without a place to resume from everything is read anew', async () => {
  expect(resyncs).toBe(1);
  last().end();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(resyncs).toBe(2);
});

test('a gap that the server announces is told', async () => {
  await last().send('event: resync\ndata: {}\n\n');
  await vi.advanceTimersByTimeAsync(0);
  expect(resyncs).toBe(2);
});

test('a silent stream is given up, a heartbeat keeps it', async () => {
  for (let beat = 0; beat < 4; beat++) {
    await last().send(': alive\n\n');
    await vi.advanceTimersByTimeAsync(15_000);
  }
  expect(feed.snapshot().state).toBe('live');
  expect(opened).toHaveLength(1);

  await vi.advanceTimersByTimeAsync(15_000);
  expect(opened.length).toBeGreaterThan(1);
});

test('after a minute without the feed the screen is out of date, and it recovers', async () => {
  await last().send(': alive\n\n');
  await vi.advanceTimersByTimeAsync(0);
  answer = () => new Response(null, { status: 503 });
  last().end();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(feed.snapshot().state).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(40_000);
  expect(feed.snapshot().state).toBe('stale');

  answer = () => undefined;
  await vi.advanceTimersByTimeAsync(16_000);
  await last().send(': alive\n\n');
  await vi.advanceTimersByTimeAsync(0);
  expect(feed.snapshot().state).toBe('live');
});

test('a gateway that is itself cut off shows as out of date, though its stream lives', async () => {
  await last().send('event: hello\nid: g.1.1\ndata: {"feed":"live","heartbeatSeconds":15}\n\n');
  await vi.advanceTimersByTimeAsync(0);
  expect(feed.snapshot().state).toBe('live');
  await last().send('event: hello\nid: g.1.1\ndata: {"feed":"stale","heartbeatSeconds":15}\n\n: alive\n\n');
  await vi.advanceTimersByTimeAsync(0);
  expect(feed.snapshot().state).toBe('stale');
  await last().send('event: hello\nid: g.1.1\ndata: {"feed":"live","heartbeatSeconds":15}\n\n');
  await vi.advanceTimersByTimeAsync(0);
  expect(feed.snapshot().state).toBe('live');
});

test('the pauses grow and the server can ask for longer ones', async () => {
  let asked = 0;
  answer = () => {
    asked++;
    return new Response(null, { status: 503, headers: { 'retry-after': '60' } });
  };
  last().end();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked).toBe(2);
});

test('who is no longer known is told so by the feed, and who may not listen is not sent to sign in', async () => {
  answer = () => new Response(null, { status: 403 });
  last().end();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([feed.snapshot().state, signedOut]).toEqual(['signed-out', 0]);
  answer = () => new Response(null, { status: 401 });
  await vi.advanceTimersByTimeAsync(16_000);
  expect(signedOut).toBe(1);
});

test('what a frame leaves out, or calls null, is absent', async () => {
  const data = { colour: null, points: null, hidden: ['RISK'] };
  await last().send(`event: risk\nid: g.1.1\ndata: ${JSON.stringify({ id: 'event-1', type: 't', subject: 'case-1', sequence: 1, time: '', data })}\n\n`);
  await last().send(`event: risk\nid: g.2.2\ndata: ${JSON.stringify({ id: 'event-2', type: 't', subject: 'case-1', sequence: 2, time: '', data: null })}\n\n`);
  await vi.advanceTimersByTimeAsync(0);
  expect(events.map((event) => event.data)).toEqual([{ hidden: ['RISK'] }, {}]);
});
