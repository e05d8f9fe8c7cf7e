import { lazy, Suspense, useCallback, useRef } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { Queue, type QueueHandle } from '../features/queue/components/Queue.tsx';
import { useShortcuts } from '../shared/keyboard/useShortcuts.ts';
import { LoadingRows } from '../shared/ui/States.tsx';

const CasePanel = lazy(() => import('../features/case/components/CasePanel.tsx'));

/** The queue with the open case beside it; on a phone the case covers the queue. */
export function QueuePage() {
  const { caseId } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const queue = useRef<QueueHandle>(null);

  const open = useCallback((id: string) => void navigate({ pathname: `/cases/${id}`, search }), [navigate, search]);
  const close = useCallback(() => {
    void navigate({ pathname: '/', search });
    queue.current?.focusRow();
  }, [navigate, search]);

  useShortcuts({ Escape: close }, caseId !== undefined);

  return (
    <div className="queue-page" data-open={caseId !== undefined || undefined}>
      <Queue openId={caseId} open={open} ref={queue} />
      {caseId !== undefined && (
        <Suspense fallback={<aside className="case-panel"><LoadingRows /></aside>}>
          <CasePanel key={caseId} caseId={caseId} close={close} open={open} />
        </Suspense>
      )}
    </div>
  );
}
