import { Button, Tooltip } from 'antd';
import { useEffect, useRef } from 'react';
import { faultOf } from '../../../shared/api/faults.ts';
import { Refused } from '../../../shared/api/problem.ts';
import { clockName, named, typeName, useT } from '../../../shared/i18n/index.ts';
import { FIELD, useRole } from '../../../shared/roles.ts';
import { fullMoment, momentText } from '../../../shared/time/format.ts';
import { ColourMark } from '../../../shared/ui/ColourMark.tsx';
import { Countdown } from '../../../shared/ui/Countdown.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../../shared/ui/States.tsx';
import { CloseIcon, LockIcon, PinIcon } from '../../../shared/ui/icons.tsx';
import { useCase, useTellSeen } from '../api/case.ts';
import { CaseActions } from './CaseActions.tsx';
import { CaseAxes } from './CaseAxes.tsx';
import { CaseClocks } from './CaseClocks.tsx';
import { CaseDetails } from './CaseDetails.tsx';
import { CasePrompts, ResponsibleRow } from './ResponsibleRow.tsx';
import { RiskReasons } from './RiskReasons.tsx';
import { ReceiptLadders } from './ReceiptLadders.tsx';
import { Timeline } from './Timeline.tsx';
import { WriteOffGuards } from './WriteOffGuards.tsx';

export default function CasePanel({ caseId, close, open }: { caseId: string; close: () => void; open: (id: string) => void }) {
  const t = useT();
  const reading = useCase(caseId);
  const { data: view, error } = reading;
  const fault = faultOf(reading);
  const heading = useRef<HTMLHeadingElement>(null);
  const mayTell = useRole(FIELD);
  useTellSeen(caseId, view !== undefined && mayTell);

  const wide = typeof window !== 'undefined' && window.innerWidth >= 900;
  const type = view && typeName(t, view);
  const shown = view !== undefined;
  useEffect(() => {
    // beside the queue the focus stays with the rows, so that J and K go on; when the case covers all, it has the focus
    if (shown && !wide) heading.current?.focus();
  }, [shown, wide]);

  const unknown = error instanceof Refused && [400, 404].includes(error.status); // 400: the address holds no case's id
  return (
    <aside className="case-panel" data-testid="case-panel" data-case-id={caseId} data-version={view?.version} aria-label={t.case.panel}>
      <div className="case-bar">
        <span className="number">{view?.number}</span>
        {view?.restricted && (
          <span className="row-tag">
            <LockIcon size={11} /> {t.queue.restricted}
          </span>
        )}
        {view?.mode === 'EXERCISE' && <span className="row-tag">{t.queue.exercise}</span>}
        <Tooltip title="Esc">
          <Button type="text" icon={<CloseIcon />} aria-label={t.common.close} onClick={close} className="case-close" data-testid="case-close" />
        </Tooltip>
      </div>
      {unknown && !view ? (
        <EmptyState title={t.case.notFound} text={t.case.notFoundText} action={<Button onClick={close}>{t.common.back}</Button>} />
      ) : fault !== undefined && !view ? (
        <ErrorState title={t.case.failed} failure={fault} />
      ) : !view ? (
        <LoadingRows rows={8} />
      ) : (
        <div className="case-scroll">
          <header className="case-head">
            <h2 ref={heading} tabIndex={-1}>
              {view.title ?? type}
            </h2>
            <div className="case-facts">
              <ColourMark colour={view.colour} certainty={view.certainty} full />
              <span className="status-tag" data-status={view.status}>
                {named(t, 'statuses', view.status, view.statusName)}
              </span>
              {view.clock && <Countdown clock={view.clock} />}
              {view.clock && <span className="muted">{clockName(t, view.clock)}</span>}
            </div>
            {view.axes && <CaseAxes axes={view.axes} />}
            <ResponsibleRow responsible={view.responsible} />
            {view.prompts && <CasePrompts prompts={view.prompts} />}
            <p className="muted case-where">
              <PinIcon size={13} />
              <span>{view.place}</span>
              <span aria-hidden>·</span>
              <span>{type}</span>
              <span aria-hidden>·</span>
              <time dateTime={view.raisedAt} title={fullMoment(view.raisedAt)}>
                {momentText(view.raisedAt)}
              </time>
            </p>
            {view.mergedInto && (
              <p className="merged-note">
                {t.case.mergedInto}{' '}
                <Button size="small" onClick={() => open(view.mergedInto ?? '')}>
                  {t.case.openMerged}
                </Button>
              </p>
            )}
          </header>
          <CaseActions view={view} />
          <WriteOffGuards view={view} />
          <ReceiptLadders view={view} />
          {view.clocks && <CaseClocks clocks={view.clocks} />}
          <RiskReasons view={view} />
          <CaseDetails view={view} />
          <Timeline caseId={caseId} />
        </div>
      )}
    </aside>
  );
}
