import { faultOf } from '../../../shared/api/faults.ts';
import { Refused } from '../../../shared/api/problem.ts';
import type { CaseView, RiskView } from '../../../shared/api/types.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { useRole, WORKS_ON_CASES } from '../../../shared/roles.ts';
import { momentText } from '../../../shared/time/format.ts';
import { ColourMark } from '../../../shared/ui/ColourMark.tsx';
import { InlineFault, LoadingRows } from '../../../shared/ui/States.tsx';
import { useRisk } from '../api/case.ts';

/** Why this colour: what counted, what nobody answered, what would lower it. */
export function RiskReasons({ view }: { view: CaseView }) {
  const t = useT();
  const worksOnCases = useRole(WORKS_ON_CASES);
  const risk = useRisk(view.id, worksOnCases);
  const fault = faultOf(risk);
  const forbidden = risk.error instanceof Refused && [403, 404].includes(risk.error.status);
  return (
    <section className="case-section" aria-label={t.case.risk} data-testid="risk-reasons">
      <h3>{t.case.risk}</h3>
      {!worksOnCases ? (
        <p className="muted">{t.fault.forbidden}</p>
      ) : forbidden ? (
        <p className="muted">{t.case.riskHidden}</p>
      ) : fault !== undefined ? (
        <InlineFault failure={fault} />
      ) : risk.isPending ? (
        <LoadingRows rows={2} />
      ) : !risk.data ? (
        <p className="muted">{t.case.riskNone}</p>
      ) : risk.data.reasons === undefined ? (
        <p className="muted">{t.case.riskHidden}</p>
      ) : (
        <Reasons risk={risk.data} />
      )}
    </section>
  );
}

function Reasons({ risk }: { risk: RiskView }) {
  const t = useT();
  const { reasons = [], missing = [], toLower = [], ruleSet = '' } = risk;
  const points = risk.points === undefined ? undefined : t.case.riskPoints(risk.points, ruleSet); // not shown is not none
  const sum = risk.override ? t.case.riskOverride(ruleSet) : points;
  const strongest = Math.max(1, ...reasons.map((each) => Math.abs(each.points)));
  return (
    <>
      <p className="risk-sum">
        <ColourMark colour={risk.colour} certainty={risk.certainty} full />
        {sum !== undefined && <span>{sum}</span>}
        {!risk.override && <span className="muted">{t.case.riskBands}</span>}
      </p>
      {reasons.length === 0 ? (
        <p className="muted">{t.case.noReasons}</p>
      ) : (
        <ul className="risk-reasons">
          {reasons.map((reason) => (
            <li key={`${reason.factor}-${reason.name}`}>
              <span className="risk-name">{reason.name}</span>
              {reason.evidenceAt && <time className="muted">{momentText(reason.evidenceAt)}</time>}
              {reason.override ? (
                <span className="risk-override">{t.case.override}</span>
              ) : (
                <>
                  <meter className="risk-bar" min={0} max={strongest} value={Math.abs(reason.points)} aria-hidden />
                  <b className="risk-points">{reason.points > 0 ? `+${reason.points}` : reason.points}</b>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <div className="risk-note">
          <h4>{t.case.missing}</h4>
          <ul>
            {missing.map((each) => (
              <li key={each.code}>{named(t, 'questions', each.code, each.name)}</li>
            ))}
          </ul>
        </div>
      )}
      {toLower.length > 0 && (
        <div className="risk-note">
          <h4>{t.case.toLower}</h4>
          <ul>
            {toLower.map((each) => (
              <li key={`${each.factor}-${each.name}`}>
                {each.name} <span className="muted">{each.change}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
