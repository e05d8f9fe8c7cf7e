import { Button, Popover } from 'antd';
import { useSyncExternalStore } from 'react';
import { useAskAgain } from '../shared/api/faults.ts';
import { onOutage, outages } from '../shared/api/outages.ts';
import { useT } from '../shared/i18n/index.ts';
import { useConnection, useNudge } from '../shared/live/LiveProvider.tsx';
import { momentText } from '../shared/time/format.ts';
import { LiveIcon, RefreshIcon, StaleIcon } from '../shared/ui/icons.tsx';

/** Always in sight: whether what is on the screen is now or then. */
export function ConnectionState() {
  const t = useT();
  const { state: feed, heardAt } = useConnection();
  const away = useSyncExternalStore(onOutage, outages);
  const state = feed === 'live' && away.length > 0 ? 'partial' : feed;
  const nudge = useNudge();
  const askAgain = useAskAgain();
  const since = heardAt === undefined ? '—' : momentText(new Date(heardAt).toISOString());
  const Icon = state === 'live' ? LiveIcon : ['stale', 'signed-out', 'partial'].includes(state) ? StaleIcon : RefreshIcon;
  const tips: Partial<Record<typeof state, string>> = {
    live: t.connection.liveTip,
    stale: t.connection.staleTip(since),
    partial: t.connection.partialTip(away.map((each) => t.dead.services[each]).join(t.connection.and)),
  };

  return (
    <Popover
      trigger={['hover', 'click', 'focus']}
      content={
        <div className="connection-tip">
          <p>{tips[state] ?? t.connection.reconnectingTip}</p>
          {state !== 'live' && (
            <Button size="small" onClick={state === 'partial' ? askAgain : nudge}>
              {state === 'partial' ? t.common.retry : t.connection.retryNow}
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
