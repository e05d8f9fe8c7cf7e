import { Button, Popover } from 'antd';
import { useT } from '../shared/i18n/index.ts';
import { useConnection, useNudge } from '../shared/live/LiveProvider.tsx';
import { momentText } from '../shared/time/format.ts';
import { LiveIcon, RefreshIcon, StaleIcon } from '../shared/ui/icons.tsx';

/** Always in sight: whether what is on the screen is now or then. */
export function ConnectionState() {
  const t = useT();
  const { state, heardAt } = useConnection();
  const nudge = useNudge();
  const since = heardAt === undefined ? '—' : momentText(new Date(heardAt).toISOString());
  const tip = state === 'live' ? t.connection.liveTip : state === 'stale' ? t.connection.staleTip(since) : t.connection.reconnectingTip;
  const Icon = state === 'live' ? LiveIcon : state === 'stale' || state === 'signed-out' ? StaleIcon : RefreshIcon;

  return (
    <Popover
      trigger={['hover', 'click', 'focus']}
      content={
        <div className="connection-tip">
          <p>{tip}</p>
          {state !== 'live' && (
            <Button size="small" onClick={nudge}>
              {t.connection.retryNow}
            </Button>
          )}
        </div>
      }
    >
      <button type="button" className="connection-state" data-testid="connection-state" data-state={state}>
        <Icon size={12} />
        <span role="status">{t.connection[state]}</span>
      </button>
    </Popover>
  );
}
