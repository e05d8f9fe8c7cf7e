import { useSyncExternalStore } from 'react';

/** What a person chose for this browser. Nothing about cases is ever stored here. */
export type Language = 'zh' | 'en';
export type Look = 'auto' | 'light' | 'dark';

export interface Preferences {
  language: Language;
  look: Look;
}

const STORED_AS = 'fengqiao.preferences';
const listeners = new Set<() => void>();
let current: Preferences = read();

function read(): Preferences {
  const fresh: Preferences = { language: 'zh', look: 'auto' };
  try {
    const stored = JSON.parse(localStorage.getItem(STORED_AS) ?? '{}') as Partial<Preferences>;
    return {
      language: stored.language === 'en' ? 'en' : fresh.language,
      look: stored.look === 'light' || stored.look === 'dark' ? stored.look : fresh.look,
    };
  } catch (unreadable) {
    if (unreadable instanceof SyntaxError || unreadable instanceof DOMException) return fresh; // storage off or spoilt
    throw unreadable;
  }
}

export function choose(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(STORED_AS, JSON.stringify(current));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

const darkWanted = matchMedia('(prefers-color-scheme: dark)');

const stillWanted = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether nothing is to move that need not. */
export function useStill(): boolean {
  return useSyncExternalStore(
    (listener) => {
      stillWanted.addEventListener('change', listener);
      return () => stillWanted.removeEventListener('change', listener);
    },
    () => stillWanted.matches,
  );
}

/** Whether the screen is to be dark now: as chosen, or as the machine says. */
export function useDark(): boolean {
  const { look } = usePreferences();
  const system = useSyncExternalStore(
    (listener) => {
      darkWanted.addEventListener('change', listener);
      return () => darkWanted.removeEventListener('change', listener);
    },
    () => darkWanted.matches,
  );
  return look === 'auto' ? system : look === 'dark';
}
