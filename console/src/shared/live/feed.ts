import { frameReader, type Frame } from './frames.ts';

export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'stale' | 'signed-out';

export interface Connection {
  state: ConnectionState;
  /** When the feed last said anything, a heartbeat included. */
  heardAt: number | undefined;
}

/** A fact as the feed carries it. */
export interface LiveEvent {
  id: string;
  kind: string;
  type: string;
  subject: string;
  sequence: number;
  time: string;
  data: Record<string, unknown>;
  /** Classes of fields that are left out of the data. Where that is the existence itself, the case is none to this reader any more. */
  hidden?: string[];
}

export interface FeedListener {
  onEvent(event: LiveEvent): void;
  /** The feed has a gap: what is on the screen must be read anew. */
  onResync(): void;
  /** The gateway no longer knows who listens. */
  onSignedOut(): void;
}

const HEARTBEAT_MS = 15_000; // until the gateway has said how often it will be heard
const SILENCE_MARGIN_MS = 10_000; // a heartbeat may be late, not missing
const STALE_AFTER_MS = 60_000; // after a minute without the feed the screen says that it is old
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const REMEMBERED_IDS = 4_000; // replay covers 30 s plus ten minutes of ring; the busiest feed stays below this

/** What the feed needs of the browser, so that a test can stand in for it. */
export interface FeedWorld {
  open(lastEventId: string | undefined, signal: AbortSignal): Promise<Response>;
  now(): number;
  random(): number;
}

const browser: FeedWorld = {
  open: (lastEventId, signal) =>
    fetch('/api/live', {
      headers: { accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal,
    }),
  now: () => Date.now(),
  random: () => Math.random(),
};

/**
 * The live feed of this console: one stream, resumed where it broke. Each event is told once, however often the wire
 * brings it; events of one case keep their order. What was missed beyond the gateway's memory comes as onResync.
 */
export class Feed {
  private connection: Connection = { state: 'connecting', heardAt: undefined };
  private readonly watchers = new Set<() => void>();
  private readonly known = new Set<string>();
  private lastEventId: string | undefined;
  private silentAfterMs = HEARTBEAT_MS + SILENCE_MARGIN_MS;
  private upstreamCut = false;
  /** Since when the open stream has said nothing; undefined while none is open. */
  private quietSince: number | undefined;
  private failures = 0;
  private downSince: number | undefined;
  private stopped = true;
  private attempt: AbortController | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watchdog: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly listener: FeedListener,
    private readonly world: FeedWorld = browser,
  ) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.watchdog = setInterval(() => this.check(), 1_000);
    void this.run();
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.watchdog);
    clearTimeout(this.retry);
    this.attempt?.abort();
  }

  /** Try again now: the network came back, or a person pressed the button. */
  nudge(): void {
    if (this.stopped || this.connection.state === 'live') return;
    clearTimeout(this.retry);
    this.attempt?.abort();
    this.failures = 0;
    void this.run();
  }

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  readonly snapshot = (): Connection => this.connection;

  private async run(): Promise<void> {
    const attempt = new AbortController();
    this.attempt = attempt;
    try {
      const response = await this.world.open(this.lastEventId, attempt.signal);
      if (response.status === 401 || response.status === 403) {
        this.say('signed-out');
        if (response.status === 401) this.listener.onSignedOut();
        this.again(attempt, LONGEST_PAUSE_MS);
        return;
      }
      if (!response.ok || response.body === null) {
        this.again(attempt, this.pause(response.headers.get('retry-after')));
        return;
      }
      // without a place to resume from, whatever happened before now is unknown
      if (this.lastEventId === undefined) this.listener.onResync();
      await this.read(response.body, attempt);
    } catch (failure) {
      // a broken stream, whatever broke it: the answer is always to come back
      if (!(failure instanceof Error)) throw failure;
    }
    this.again(attempt, this.pause(null));
  }

  private async read(body: ReadableStream<Uint8Array>, attempt: AbortController): Promise<void> {
    this.quietSince = this.world.now();
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const frames = frameReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.attempt !== attempt) return;
      this.heard();
      for (const frame of frames(decoder.decode(value, { stream: true }))) this.take(frame);
    }
  }

  private take(frame: Frame): void {
    if (frame.id !== undefined) this.lastEventId = frame.id;
    if (frame.event === 'hello') {
      this.greeted(frame);
      return;
    }
    if (frame.event === 'resync') {
      this.listener.onResync();
      return;
    }
    const event = parseEvent(frame);
    if (event === undefined || this.known.has(event.id)) return;
    this.known.add(event.id);
    if (this.known.size > REMEMBERED_IDS) {
      for (const oldest of this.known) {
        this.known.delete(oldest);
        break;
      }
    }
    this.listener.onEvent(event);
  }

  /** The gateway says how often it will be heard of, and whether it is itself cut off from what happens. */
  private greeted(frame: Frame): void {
    const said = parsed(frame.data) as { feed?: string; heartbeatSeconds?: number } | undefined;
    if (typeof said?.heartbeatSeconds === 'number') this.silentAfterMs = said.heartbeatSeconds * 1000 + SILENCE_MARGIN_MS;
    this.upstreamCut = said?.feed === 'stale';
    this.heard();
  }

  private heard(): void {
    this.failures = 0;
    this.downSince = undefined;
    this.quietSince = this.world.now();
    this.connection = { state: this.upstreamCut ? 'stale' : 'live', heardAt: this.world.now() };
    this.tell();
  }

  private check(): void {
    const { state, heardAt } = this.connection;
    const now = this.world.now();
    if (this.quietSince !== undefined && now - this.quietSince > this.silentAfterMs) {
      this.attempt?.abort();
    } else if (state === 'reconnecting' && now - (heardAt ?? this.downSince ?? now) > STALE_AFTER_MS) {
      this.say('stale');
    }
  }

  private again(attempt: AbortController, pauseMs: number): void {
    if (this.stopped || this.attempt !== attempt) return;
    this.quietSince = undefined;
    this.downSince ??= this.world.now();
    this.failures++;
    const { state } = this.connection;
    if (state === 'live') this.say('reconnecting');
    else if (state === 'connecting' && this.failures > 1) this.say('reconnecting');
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.run(), pauseMs);
  }

  /** Rising and scattered, so that thousands of consoles do not come back in the same second. */
  private pause(retryAfter: string | null): number {
    const asked = Number(retryAfter ?? 0) * 1000;
    const rising = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.failures, 6));
    return Math.max(Number.isFinite(asked) ? asked : 0, rising * (0.5 + this.world.random() / 2));
  }

  private say(state: ConnectionState): void {
    if (this.connection.state === state) return;
    this.connection = { ...this.connection, state };
    this.tell();
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }
}

/** The event of a frame; undefined when it is not one of ours, because a newer server may send more than we know. */
export function parseEvent(frame: Frame): LiveEvent | undefined {
  const said = (parsed(frame.data) ?? {}) as Partial<LiveEvent>;
  if (typeof said.id !== 'string' || typeof said.type !== 'string') return undefined;
  return {
    id: said.id,
    kind: frame.event,
    type: said.type,
    subject: said.subject ?? '',
    sequence: said.sequence ?? 0,
    time: said.time ?? '',
    data: said.data ?? {},
    ...(said.hidden && { hidden: said.hidden }),
  };
}

function parsed(text: string): unknown {
  try {
    // null and absent are one thing here: what a reader may not see is left out
    return JSON.parse(text, (_, value: unknown) => (value === null ? undefined : value));
  } catch (malformed) {
    if (malformed instanceof SyntaxError) return undefined;
    throw malformed;
  }
}
