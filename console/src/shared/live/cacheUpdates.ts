import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { get, mayRepeat, tellSignedOut } from '../api/http.ts';
import { keys } from '../api/keys.ts';
import { Refused, Unanswered } from '../api/problem.ts';
import type { CaseView, Certainty, Colour, QueueItem, QueuePage, Receipt, Rung } from '../api/types.ts';
import type { FeedListener, LiveEvent } from './feed.ts';

const GATHER_MS = 120; // below what an eye notices, long enough that a burst becomes one update
const READ_BACK_AT_ONCE = 12; // a storm of changes must not become a storm of requests; the rest waits its turn
const COUNTERS_PAUSE_MS = 2_000;
const COLOUR_TRAVELS_MS = 5_000; // until case-service has certainly heard of a colour that we have heard of
const READ_AGAIN_MS = 1_500;
const READS = 3;

export type QueueLists = InfiniteData<QueuePage, string | undefined>;

/**
 * Brings live events into the query cache. Rows change in place and never move; a case that no list holds yet is only
 * announced, and the list decides when it may appear.
 */
export class CacheUpdates implements FeedListener {
  private readonly changed = new Map<string, number>();
  private gather: ReturnType<typeof setTimeout> | undefined;
  private settling = false;
  private counters: ReturnType<typeof setTimeout> | undefined;
  private readonly arrivals = new Set<() => void>();
  private readonly colours = new Map<string, { colour: Colour; certainty: Certainty; until: number }>();
  private readonly later = new Set<ReturnType<typeof setTimeout>>();

  constructor(private readonly client: QueryClient) {}

  /** Told when a case may have appeared that the lists do not hold. */
  readonly onArrival = (listener: () => void): (() => void) => {
    this.arrivals.add(listener);
    return () => this.arrivals.delete(listener);
  };

  onEvent(event: LiveEvent): void {
    switch (event.kind) {
      case 'case':
        if (event.hidden?.includes('EXISTENCE')) this.drop(event.subject);
        else this.note(event.subject, event.sequence);
        break;
      case 'risk':
        this.recolour(event);
        this.inAWhile(() => this.note(event.subject, 0));
        break;
      case 'receipt':
        this.climb(event);
        break;
      case 'canary':
        void this.client.invalidateQueries({ queryKey: keys.reachability });
        break;
      default: // a kind that a newer gateway invented
    }
  }

  onResync(): void {
    for (const family of [keys.queue.all, keys.cases.all, keys.receipts.all, ['timeline'], ['write-off'], ['risk'], keys.reachability]) {
      void this.client.invalidateQueries({ queryKey: family });
    }
  }

  onSignedOut(): void {
    tellSignedOut();
  }

  stop(): void {
    clearTimeout(this.gather);
    clearTimeout(this.counters);
    this.later.forEach(clearTimeout);
  }

  /**
   * A colour comes from risk-service over the feed and, a moment later, with the case itself. What case-service answers
   * in that moment must not take it back.
   */
  readonly withLatestColour = <Shown extends { id: string; colour: Colour; certainty: Certainty }>(shown: Shown): Shown => {
    const latest = this.colours.get(shown.id);
    if (latest === undefined) return shown;
    if (latest.until < Date.now()) {
      this.colours.delete(shown.id);
      return shown;
    }
    return { ...shown, colour: latest.colour, certainty: latest.certainty };
  };

  private inAWhile(work: () => void): void {
    const timer = setTimeout(() => {
      this.later.delete(timer);
      work();
    }, READ_AGAIN_MS);
    this.later.add(timer);
  }

  private note(caseId: string, version: number): void {
    this.changed.set(caseId, Math.max(version, this.changed.get(caseId) ?? 0));
    this.settleSoon();
    this.countAnew();
  }

  /** The case was closed off to this reader's department: nothing of it stays on a screen. */
  private drop(caseId: string): void {
    this.changed.delete(caseId);
    this.colours.delete(caseId);
    this.client.setQueriesData<QueueLists>({ queryKey: keys.queue.lists }, (lists) =>
      lists && { ...lists, pages: lists.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== caseId) })) },
    );
    const shown = [keys.cases.one(caseId), keys.cases.timeline(caseId), keys.cases.writeOff(caseId), keys.risk(caseId), keys.receipts.of(caseId), ['found'], ['duplicates']];
    // whatever is open asks again, and is answered as of a case that never was
    for (const queryKey of shown) void this.client.resetQueries({ queryKey });
    this.countAnew();
  }

  private countAnew(): void {
    this.counters ??= setTimeout(() => {
      this.counters = undefined;
      void this.client.invalidateQueries({ queryKey: keys.queue.counters });
    }, COUNTERS_PAUSE_MS);
  }

  private settleSoon(): void {
    if (this.settling) return;
    this.gather ??= setTimeout(() => {
      this.gather = undefined;
      this.settling = true;
      void this.settle().finally(() => {
        this.settling = false;
        if (this.changed.size > 0) this.settleSoon();
      });
    }, GATHER_MS);
  }

  private async settle(): Promise<void> {
    const held = this.heldIds();
    const readBacks: Promise<void>[] = [];
    let unknown = false;
    for (const [id, version] of this.changed) {
      if (readBacks.length >= READ_BACK_AT_ONCE) break;
      this.changed.delete(id);
      if (held.has(id)) readBacks.push(this.readBack(id, version));
      else unknown = true;
    }
    if (unknown) for (const listener of this.arrivals) listener();
    await Promise.all(readBacks);
  }

  private heldIds(): Set<string> {
    const held = new Set<string>();
    for (const [, lists] of this.client.getQueriesData<QueueLists>({ queryKey: keys.queue.lists })) {
      for (const page of lists?.pages ?? []) for (const item of page.items) held.add(item.id);
    }
    for (const [, view] of this.client.getQueriesData<CaseView>({ queryKey: keys.cases.all })) {
      if (view) held.add(view.id);
    }
    return held;
  }

  /** The event says which version to wait for: it may be faster than the row it tells of. */
  private async readBack(id: string, version: number, read = 1): Promise<void> {
    try {
      const query = version > 0 ? { atLeastVersion: version } : undefined;
      patchCase(this.client, this.withLatestColour(await get<CaseView>(`/api/cases/${id}`, query)));
      void this.client.invalidateQueries({ queryKey: keys.cases.timeline(id) });
      void this.client.invalidateQueries({ queryKey: keys.cases.writeOff(id) });
      void this.client.invalidateQueries({ queryKey: keys.risk(id) });
    } catch (failure) {
      if (!(failure instanceof Unanswered || failure instanceof Refused)) throw failure;
      // a case that is no longer ours to see stays as it was until the list is read anew
      if (mayRepeat(failure) && read < READS) this.inAWhile(() => void this.readBack(id, version, read + 1));
    }
  }

  private recolour(event: LiveEvent): void {
    const colour = event.data['colour'] as Colour | undefined;
    if (colour === undefined) return;
    this.colours.delete(event.subject); // the newest goes to the end, so that the oldest can be dropped
    const certainty = (event.data['certainty'] as Certainty | undefined) ?? 'PROVISIONAL';
    this.colours.set(event.subject, { colour, certainty, until: Date.now() + COLOUR_TRAVELS_MS });
    for (const [id, { until }] of this.colours) {
      if (until >= Date.now()) break;
      this.colours.delete(id);
    }
    patchRows(this.client, event.subject, (item) => ({ ...item, colour, certainty }));
    this.client.setQueryData<CaseView>(keys.cases.one(event.subject), (view) => view && { ...view, colour, certainty });
  }

  private climb(event: LiveEvent): void {
    const department = event.data['department'] as string | undefined;
    const rung = event.data['rung'] as Rung | undefined;
    if (department === undefined || rung === undefined) return;
    const at = (event.data['at'] as string | undefined) ?? event.time;
    const key = keys.receipts.of(event.subject);
    // an answer on its way may be older than this event
    if (this.client.getQueryState(key)?.fetchStatus === 'fetching') void this.client.invalidateQueries({ queryKey: key });
    this.client.setQueryData<Receipt[]>(
      key,
      (receipts) => receipts && advance(receipts, event.subject, department, rung, at),
    );
  }
}

const rungField: Record<Rung, keyof Receipt> = {
  REQUESTED: 'requestedAt',
  DELIVERED: 'deliveredAt',
  SEEN: 'seenAt',
  ACCEPTED: 'acceptedAt',
  REJECTED: 'rejectedAt',
  DONE: 'doneAt',
};

/** The receipts with one more rung climbed; a rung that is known keeps its first time. */
export function advance(receipts: Receipt[], caseId: string, department: string, rung: Rung, at: string): Receipt[] {
  const field = rungField[rung];
  if (!receipts.some((each) => each.department === department)) {
    return [...receipts, { caseId, department, [field]: at }];
  }
  return receipts.map((each) =>
    each.department === department && each[field] === undefined ? { ...each, [field]: at } : each,
  );
}

/** Puts what the server says of a case wherever the case is shown; an older version never overwrites a newer one. */
export function patchCase(client: QueryClient, view: CaseView): void {
  client.setQueryData<CaseView>(keys.cases.one(view.id), (held) => (held && held.version > view.version ? held : view));
  patchRows(client, view.id, (item) => (item.version > view.version ? item : rowOf(view, item)));
}

function patchRows(client: QueryClient, id: string, change: (item: QueueItem) => QueueItem): void {
  client.setQueriesData<QueueLists>({ queryKey: keys.queue.lists }, (lists) => {
    if (!lists?.pages.some((page) => page.items.some((item) => item.id === id))) return lists;
    return {
      ...lists,
      pages: lists.pages.map((page) =>
        page.items.some((item) => item.id === id)
          ? { ...page, items: page.items.map((item) => (item.id === id ? change(item) : item)) }
          : page,
      ),
    };
  });
}

/**
 * What a row keeps of a case: a list of thousands must not hold their narratives and parties. What the case has no longer
 * (a clock, a lead, a proposal), the row has no longer either; what only a list says stays.
 */
function rowOf(view: CaseView, held: QueueItem): QueueItem {
  const row: CaseView & QueueItem = { ...view, partiesMasked: held.partiesMasked };
  delete row.narrative;
  delete row.parties;
  delete row.address;
  delete row.axes;
  delete row.clocks;
  return row;
}
