import { Button } from 'antd';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type Ref } from 'react';
import { useSearchParams } from 'react-router';
import { faultOf } from '../../../shared/api/faults.ts';
import { withQuery } from '../../../shared/api/http.ts';
import { fieldsOf, Refused } from '../../../shared/api/problem.ts';
import { useT } from '../../../shared/i18n/index.ts';
import { useShortcuts } from '../../../shared/keyboard/useShortcuts.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../../shared/ui/States.tsx';
import { ArrowUpIcon } from '../../../shared/ui/icons.tsx';
import { filterOf, isNarrowed, isTooShort, parametersOf, type Filter } from '../api/filter.ts';
import { useNewRows, useQueue } from '../api/queue.ts';
import { CountersStrip } from './CountersStrip.tsx';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueList, type QueueListHandle } from './QueueList.tsx';

export interface QueueHandle {
  focusRow(): void;
}

const FRESH_MS = 4_000;

export function Queue({ openId, open, ref }: { openId: string | undefined; open: (id: string) => void; ref: Ref<QueueHandle> }) {
  const t = useT();
  const [address, setAddress] = useSearchParams();
  const filter = useMemo(() => filterOf(address), [address]);
  const queue = useQueue(filter);
  const rows = useMemo(() => {
    const seen = new Set<string>();
    return (queue.data?.pages ?? [])
      .flatMap((page) => page.items)
      .filter((item) => !seen.has(item.id) && seen.add(item.id));
  }, [queue.data]);
  const { waiting, more, letIn } = useNewRows(filter, rows, queue.isSuccess && !queue.isPlaceholderData);
  const list = useRef<QueueListHandle>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActiveId] = useState<string | undefined>(openId);

  const change = useCallback(
    (next: Partial<Filter>) => {
      const query = withQuery('', parametersOf({ ...filter, ...next }));
      setAddress(new URLSearchParams(query), { replace: true });
      list.current?.toTop();
    },
    [filter, setAddress],
  );

  const show = useCallback(() => {
    const ids = letIn();
    setFresh(new Set(ids));
    list.current?.toTop();
  }, [letIn]);

  useEffect(() => {
    if (fresh.size === 0) return;
    const timer = setTimeout(() => setFresh(new Set()), FRESH_MS);
    return () => clearTimeout(timer);
  }, [fresh]);

  // Nobody is reading here: at the top, no pointer over the rows, no row in focus, no case open. Then rows just appear.
  // Before the paint, so that the button never flashes up.
  useLayoutEffect(() => {
    if (waiting.length > 0 && openId === undefined && (rows.length === 0 || list.current?.isIdle() === true)) show();
  }, [waiting, openId, rows.length, show]);

  useShortcuts({
    j: () => list.current?.step(1),
    k: () => list.current?.step(-1),
    g: () => list.current?.toTop(),
    '.': () => waiting.length > 0 && show(),
  });
  useImperativeHandle(ref, () => ({ focusRow: () => list.current?.focusRow() }), []);

  const fault = faultOf(queue);
  const searchRefused = fault instanceof Refused ? fieldsOf(fault.problem).find(({ path }) => path[0] === 'q') : undefined;
  const estimate = queue.data?.pages[0]?.estimate;
  const count = waiting.length;
  return (
    <section className="queue" data-testid="queue" aria-label={t.queue.title}>
      <header className="queue-head">
        <h1>{t.queue.title}</h1>
        <CountersStrip filter={filter} change={change} />
      </header>
      <QueueFilters filter={filter} change={change} leaveSearch={() => list.current?.focusRow()} />
      <div className="queue-body" aria-busy={queue.isFetching && !queue.isFetchingNextPage}>
        <div className="new-rows-place" aria-live="polite">
          {count > 0 && (
            <button type="button" className="new-rows" data-testid="new-rows" data-count={count} onClick={show}>
              <ArrowUpIcon size={14} />
              <strong>{more ? t.queue.newRowsMany(count) : t.queue.newRows(count)}</strong>
              <span>{t.queue.showNew}</span>
              <kbd className="kbd kbd-on-primary" aria-hidden>
                .
              </kbd>
            </button>
          )}
        </div>
        {isTooShort(filter) ? (
          <EmptyState title={t.queue.tooShort} />
        ) : searchRefused ? (
          <EmptyState title={searchRefused.says} />
        ) : fault !== undefined && (rows.length === 0 || queue.isPlaceholderData) ? (
          <ErrorState title={t.queue.failed} failure={fault} />
        ) : queue.isPending ? (
          <LoadingRows rows={12} />
        ) : rows.length === 0 ? (
          <EmptyState
            title={t.queue.empty}
            text={t.queue.emptyText}
            action={isNarrowed(filter) && <Button onClick={() => setAddress({}, { replace: true })}>{t.queue.clear}</Button>}
          />
        ) : (
          <QueueList
            ref={list}
            rows={rows}
            fresh={fresh}
            estimate={estimate}
            activeId={activeId}
            openId={openId}
            activate={setActiveId}
            open={open}
            more={queue.hasNextPage}
            loadingMore={queue.isFetchingNextPage}
            failedMore={queue.isFetchNextPageError ? queue.error : queue.isFetchingNextPage && queue.failureCount > 1 ? queue.failureReason : undefined}
            loadMore={queue.fetchNextPage}
          />
        )}
      </div>
    </section>
  );
}
