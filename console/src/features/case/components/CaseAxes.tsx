import type { Axes } from '../../../shared/api/types.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { fullMoment, momentText } from '../../../shared/time/format.ts';
import { AlarmIcon, ClockIcon } from '../../../shared/ui/icons.tsx';

/** What stands beside the status: who answers for the case, who watches over it, whether it waits, how it ended. */
export function CaseAxes({ axes }: { axes: Axes }) {
  const t = useT();
  const { tier, supervision, pauseReason, pauseReasonName, pauseUntil, extensionAsked, outcome, outcomeName, closedAt, reopened } = axes;
  return (
    <ul className="case-axes" aria-label={t.case.axes} data-testid="case-axes">
      <li>{t.case.tier[tier]}</li>
      {supervision !== 'NONE' && (
        <li className="axis-chip" data-supervision={supervision}>
          <AlarmIcon size={12} /> {t.case.supervision[supervision]}
        </li>
      )}
      {pauseUntil && (
        <li className="axis-chip" title={fullMoment(pauseUntil)}>
          <ClockIcon size={12} /> {t.case.pausedUntil(momentText(pauseUntil))}
          {pauseReason && <span className="muted"> · {named(t, 'pauseReasons', pauseReason, pauseReasonName)}</span>}
        </li>
      )}
      {extensionAsked && <li className="axis-chip">{t.case.extensionAsked}</li>}
      {outcome && (
        <li>
          {t.case.outcome(named(t, 'outcomes', outcome, outcomeName))}
          {closedAt && <span title={fullMoment(closedAt)}> · {t.case.closedAt(momentText(closedAt))}</span>}
        </li>
      )}
      {reopened > 0 && <li>{t.case.reopened(reopened)}</li>}
    </ul>
  );
}
