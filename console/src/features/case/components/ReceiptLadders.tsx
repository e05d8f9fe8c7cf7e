import { faultOf } from '../../../shared/api/faults.ts';
import type { CaseView } from '../../../shared/api/types.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { useReceipts } from '../../../shared/receipts.ts';
import { useRole, WORKS_ON_CASES } from '../../../shared/roles.ts';
import { fullMoment, momentText } from '../../../shared/time/format.ts';
import { RungIcon } from '../../../shared/ui/ReceiptChip.tsx';
import { climbed, leftText, rungOf } from '../../../shared/ui/ladder.ts';
import { InlineFault } from '../../../shared/ui/States.tsx';

/** Department by department: asked, reached, seen, answered, done — each with its time. */
export function ReceiptLadders({ view }: { view: CaseView }) {
  const t = useT();
  const receipts = useReceipts(view);
  const worksOnCases = useRole(WORKS_ON_CASES);
  const fault = faultOf(receipts);
  const known = receipts.open ? receipts.data : undefined;
  return (
    <section className="case-section" aria-label={t.case.receipts} data-testid="receipt-ladders">
      <h3>{t.case.receipts}</h3>
      {!receipts.open && <p className="muted">{worksOnCases ? t.case.receiptsHidden : t.fault.forbidden}</p>}
      {receipts.open && fault !== undefined && <InlineFault failure={fault} />}
      <ul className="ladders">
        {view.departments.map((onCase) => {
          const receipt = known?.find((each) => each.department === onCase.department);
          const steps = climbed(receipt);
          const rung = rungOf(onCase, receipt);
          const shown = !known || steps.some((each) => each.rung === rung) ? steps : [...steps, { rung, at: '' }];
          return (
            <li key={onCase.department} data-department={onCase.department} data-rung={known && rung}>
              <span className="ladder-name">
                {named(t, 'departments', onCase.department, onCase.name)}
                {onCase.department === view.lead && <span className="lead-tag">{t.case.lead}</span>}
                {leftText(t, onCase) && <span className="row-tag">{leftText(t, onCase)}</span>}
              </span>
              <ol className="ladder">
                {shown.map(({ rung: step, at }) => (
                  <li key={step} data-rung={step} title={`${t.rungMeaning[step]} ${fullMoment(at || undefined)}`}>
                    <RungIcon rung={step} />
                    <span>{t.rung[step]}</span>
                    {at && <time dateTime={at}>{momentText(at)}</time>}
                  </li>
                ))}
              </ol>
              {onCase.reason && <p className="ladder-reason">{onCase.reason}</p>}
              {onCase.promiseBy && <p className="ladder-reason">{t.case.promiseBy(onCase.promiseBy)}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
