import type { Clock } from '../api/types.ts';
import { useT } from '../i18n/index.ts';
import { fullMoment, spanOf } from '../time/format.ts';
import { useNow } from '../time/ticker.ts';
import { AlarmIcon, ClockIcon } from './icons.tsx';

const NEAR_MS = 5 * 60_000; // the last five minutes look urgent: a red case has fifteen in all

export function Countdown({ clock }: { clock: Clock | undefined }) {
  return clock ? <Running clock={clock} /> : <span className="countdown muted">—</span>;
}

function Running({ clock }: { clock: Clock }) {
  const t = useT();
  const left = Date.parse(clock.dueAt) - useNow();
  const over = left < 0 || clock.overdue;
  const state = over ? 'over' : left < NEAR_MS ? 'near' : 'calm';
  const text = t.span(spanOf(left));
  return (
    <span className="countdown" data-state={state} title={fullMoment(clock.dueAt)}>
      {over ? <AlarmIcon size={14} /> : <ClockIcon size={14} />}
      <span>{over ? t.queue.overdueBy(text) : t.queue.due(text)}</span>
    </span>
  );
}
