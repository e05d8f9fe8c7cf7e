import { useSyncExternalStore } from 'react';
import { serverNow } from './serverTime.ts';

/** One timer for every countdown on the screen, standing still while nobody looks. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let second = Math.floor(serverNow() / 1000);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick(): void {
  second = Math.floor(serverNow() / 1000);
  for (const listener of listeners) listener();
}

/** The server's time in milliseconds, anew every second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => second) * 1000;
}
