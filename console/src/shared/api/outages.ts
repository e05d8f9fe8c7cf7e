export type Service = 'case' | 'risk' | 'notification' | 'gateway';

const AT_THE_DOOR = ['/api/me', '/api/live', '/api/reachability', '/api/logout', '/logout'];

let away: readonly Service[] = [];
const watchers = new Set<() => void>();

/** Whose answer a path is, as the gateway routes it. */
export function serviceOf(path: string): Service {
  const bare = path.replace(/\?.*/, '').replace(/^\/api\/ops\/notification\b/, '/api/receipts').replace(/^\/api\/ops\/risk\b/, '/api/risk');
  if (AT_THE_DOOR.includes(bare)) return 'gateway';
  if (bare.startsWith('/api/risk')) return 'risk';
  return bare.startsWith('/api/receipts') ? 'notification' : 'case';
}

/** The services whose last request got no answer; each leaves with its next answer, whatever that says. */
export function outages(): readonly Service[] {
  return away;
}

export function noteAnswer(path: string, answered: boolean): void {
  const service = serviceOf(path);
  if (away.includes(service) !== answered) return;
  away = answered ? away.filter((each) => each !== service) : [...away, service];
  watchers.forEach((watcher) => watcher());
}

export function onOutage(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
