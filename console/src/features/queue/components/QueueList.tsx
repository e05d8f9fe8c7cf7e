import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { useCallback, useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { QueueItem } from '../../../shared/api/types.ts';
import { useT } from '../../../shared/i18n/index.ts';
import { faultText, Retrying } from '../../../shared/ui/States.tsx';
import { QueueRow } from './QueueRow.tsx';

const ROW_HEIGHT = 60;
const NARROW_ROW_HEIGHT = 112;
const NARROW_BELOW_PX = 640;
const ROWS_AROUND = 12;
const LOAD_WHEN_LEFT = 30;

export interface QueueListHandle {
  step(by: 1 | -1): void;
  toTop(): void;
  focusRow(): void;
  isIdle(): boolean;
}

interface Props {
  rows: QueueItem[];
  fresh: ReadonlySet<string>;
  estimate: number | undefined;
  activeId: string | undefined;
  openId: string | undefined;
  activate: (id: string) => void;
  open: (id: string) => void;
  more: boolean;
  loadingMore: boolean;
  failedMore: unknown;
  loadMore: () => unknown;
  ref: Ref<QueueListHandle>;
}

/** The rows, of which only those in view exist; the rest of ten thousand is height. */
export function QueueList(props: Props) {
  const { rows, fresh, estimate, activeId, openId, activate, open, more, loadingMore, failedMore, loadMore, ref } = props;
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const narrow = useRef(window.innerWidth < NARROW_BELOW_PX);
  // eslint-disable-next-line react-hooks/incompatible-library -- only the compiler minds, and this build does not use it
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow.current ? NARROW_ROW_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: ROWS_AROUND,
  });

  useEffect(() => {
    const resized = () => {
      const now = window.innerWidth < NARROW_BELOW_PX;
      if (now === narrow.current) return;
      narrow.current = now;
      virtual.measure();
    };
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, [virtual]);

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !loadingMore && failedMore === undefined && last >= rows.length - LOAD_WHEN_LEFT) void loadMore();
  }, [last, rows.length, more, loadingMore, failedMore, loadMore]);

  const focusId = useCallback((id: string) => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-case-id="${CSS.escape(id)}"]`);
    if (row) row.focus({ preventScroll: true });
    else wanted.current = id; // it appears once the scroll has drawn it
  }, []);

  useEffect(() => {
    if (wanted.current === undefined) return;
    const id = wanted.current;
    wanted.current = undefined;
    focusId(id);
  }, [items, focusId]);

  const position = useCallback((id: string | undefined) => rows.findIndex((row) => row.id === id), [rows]);

  useImperativeHandle(
    ref,
    () => ({
      step: (by) => {
        const from = position(activeId);
        const to = from === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by));
        const row = rows[to];
        if (!row) return;
        activate(row.id);
        virtual.scrollToIndex(to, { align: 'auto' });
        focusId(row.id);
        if (openId !== undefined) open(row.id);
      },
      toTop: () => scroller.current?.scrollTo({ top: 0 }),
      focusRow: () => {
        const at = position(activeId);
        if (at === -1) return;
        virtual.scrollToIndex(at, { align: 'auto' });
        focusId(rows[at]?.id ?? '');
      },
      isIdle: () => {
        const place = scroller.current;
        return (
          place !== null &&
          place.scrollTop < 8 &&
          !place.matches(':hover') &&
          !place.contains(document.activeElement)
        );
      },
    }),
    [activeId, openId, activate, focusId, open, position, rows, virtual],
  );

  return (
    <div className="queue-grid" role="grid" aria-label={t.queue.table} aria-rowcount={estimate ?? -1} aria-colcount={7}>
      <div role="rowgroup" className="queue-columns">
        <div role="row" aria-rowindex={1} className="queue-columns-row">
          {(['colour', 'case', 'place', 'departments', 'status', 'clock', 'next'] as const).map((column) => (
            <div role="columnheader" key={column} className={`cell cell-${column}`}>
              {t.queue.columns[column]}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="queue-scroll" ref={scroller}>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <QueueRow
                key={row.id}
                row={row}
                index={item.index}
                offset={item.start}
                height={item.size}
                fresh={fresh.has(row.id)}
                opened={row.id === openId}
                reachable={row.id === activeId || (activeId === undefined && item.index === 0) || (item.index === 0 && position(activeId) === -1)}
                activate={activate}
                open={open}
              />
            );
          })}
        </div>
      </div>
      <div className="queue-foot muted">
        <span>
          {t.queue.shown(rows.length)}
          {estimate !== undefined && ` · ${t.queue.estimate(estimate)}`}
        </span>
        {loadingMore && failedMore === undefined && <span role="status">{t.common.loading}</span>}
        {failedMore !== undefined && (
          <span role="alert">
            {faultText(failedMore, t, true)} <Retrying failure={failedMore} />{' '}
            <Button size="small" onClick={() => void loadMore()}>
              {t.common.retry}
            </Button>
          </span>
        )}
        {!more && rows.length > 20 && <span>{t.queue.endOfList}</span>}
      </div>
    </div>
  );
}
