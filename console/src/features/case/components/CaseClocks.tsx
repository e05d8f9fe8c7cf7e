import type { ClockDetail } from '../../../shared/api/types.ts';
import { clockName, useT, type Messages } from '../../../shared/i18n/index.ts';
import { fullMoment, momentText } from '../../../shared/time/format.ts';
import { AlarmIcon, ClockIcon, DeliveredIcon } from '../../../shared/ui/icons.tsx';

const icons = { RUNNING: ClockIcon, PAUSED: ClockIcon, MET: DeliveredIcon, BREACHED: AlarmIcon } as const;

/** Every clock of the case: what it waits for, until when, how it stands, and the rule it comes from. */
export function CaseClocks({ clocks }: { clocks: ClockDetail[] }) {
  const t = useT();
  return (
    <section className="case-section" aria-label={t.case.clocks} data-testid="case-clocks">
      <h3>{t.case.clocks}</h3>
      {clocks.length === 0 ? (
        <p className="muted">{t.case.clocksEmpty}</p>
      ) : (
        <ul className="clocks">
          {clocks.map((clock) => {
            const Icon = icons[clock.state];
            const level = t.case.clockLevel[clock.level];
            return (
              <li key={`${clock.kind}-${clock.startedAt}`} data-clock={clock.kind} data-state={clock.state}>
                <strong>{clockName(t, clock)}</strong>
                <span className="clock-state">
                  <Icon size={13} /> {t.case.clockState[clock.state]}
                  {level && ` · ${level}`}
                </span>
                <span className="clock-due">{dueText(clock, t)}</span>
                <span className="clock-article muted">{clock.article}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function dueText({ dueAt, metAt, missingYear }: ClockDetail, t: Messages) {
  const moment = metAt ?? dueAt;
  if (moment === undefined) return missingYear === undefined ? undefined : t.case.clockUnknown(missingYear);
  return (
    <time dateTime={moment} title={fullMoment(moment)}>
      {metAt === undefined ? t.case.clockDue(momentText(moment)) : t.case.clockMet(momentText(moment))}
    </time>
  );
}
