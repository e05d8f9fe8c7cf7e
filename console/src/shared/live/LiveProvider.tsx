import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { CacheUpdates } from './cacheUpdates.ts';
import { Feed, type Connection } from './feed.ts';

interface Live {
  feed: Feed;
  updates: CacheUpdates;
}

const LiveContext = createContext<Live | undefined>(undefined);

/** Keeps the feed open for as long as somebody is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [live] = useState<Live>(() => {
    const updates = new CacheUpdates(client);
    return { updates, feed: new Feed(updates) };
  });

  useEffect(() => {
    const { feed, updates } = live;
    const nudge = () => feed.nudge();
    feed.start();
    window.addEventListener('online', nudge);
    return () => {
      window.removeEventListener('online', nudge);
      feed.stop();
      updates.stop();
    };
  }, [live]);

  return <LiveContext value={live}>{children}</LiveContext>;
}

function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('outside of LiveProvider');
  return live;
}

export function useConnection(): Connection {
  const { feed } = useLive();
  return useSyncExternalStore(feed.subscribe, feed.snapshot);
}

export function useNudge(): () => void {
  const { feed } = useLive();
  return () => feed.nudge();
}

/** Gives a case the colour the feed told of, where an answer may be older than that. */
export function useLatestColour() {
  return useLive().updates.withLatestColour;
}

/** Runs the listener whenever a case may have appeared that is not on the screen. */
export function useArrivals(listener: () => void): void {
  const { updates } = useLive();
  useEffect(() => updates.onArrival(listener), [updates, listener]);
}
