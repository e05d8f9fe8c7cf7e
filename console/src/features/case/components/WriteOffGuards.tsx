import { faultOf } from '../../../shared/api/faults.ts';
import { Refused } from '../../../shared/api/problem.ts';
import type { CaseView, Guard } from '../../../shared/api/types.ts';
import { useT } from '../../../shared/i18n/index.ts';
import { zh } from '../../../shared/i18n/zh.ts';
import { useRole, WORKS_ON_CASES } from '../../../shared/roles.ts';
import { AcceptedIcon, RejectedIcon } from '../../../shared/ui/icons.tsx';
import { InlineFault, LoadingRows } from '../../../shared/ui/States.tsx';
import { useGuards } from '../api/case.ts';

const NEAR_ITS_END: readonly CaseView['status'][] = ['OUTCOME_RECORDED', 'PENDING_WRITE_OFF'];

/** What still stands between a case that has an outcome and its write-off. */
export function WriteOffGuards({ view }: { view: CaseView }) {
  const worksOnCases = useRole(WORKS_ON_CASES);
  return NEAR_ITS_END.includes(view.status) && worksOnCases ? <Guards caseId={view.id} /> : null;
}

function Guards({ caseId }: { caseId: string }) {
  const t = useT();
  const reading = useGuards(caseId);
  const fault = faultOf(reading);
  const hidden = reading.error instanceof Refused && [403, 404].includes(reading.error.status);
  const guards = reading.data ?? [];
  return (
    <section className="case-section" aria-label={t.case.guards} data-testid="write-off-guards">
      <h3>
        {t.case.guards}{' '}
        {guards.length > 0 && <span className="muted guards-sum">{t.case.guardsMet(guards.filter((each) => each.met).length, guards.length)}</span>}
      </h3>
      {hidden ? (
        <p className="muted">{t.case.guardsHidden}</p>
      ) : fault !== undefined ? (
        <InlineFault failure={fault} />
      ) : reading.isPending ? (
        <LoadingRows rows={4} />
      ) : (
        <ol className="guards">
          {guards.map((each) => (
            <GuardLine key={each.guard} guard={each} />
          ))}
        </ol>
      )}
    </section>
  );
}

function GuardLine({ guard: { guard, name, met, reason } }: { guard: Guard }) {
  const t = useT();
  return (
    <li data-guard={guard} data-met={met}>
      {met ? <AcceptedIcon size={14} /> : <RejectedIcon size={14} />}
      <span>
        <span className="visually-hidden">{met ? t.case.guardMet : t.case.guardOpen}：</span>
        {t === zh ? name : t.guard[guard]}
        {!met && reason && <small className="guard-reason">{reason}</small>}
      </span>
    </li>
  );
}
