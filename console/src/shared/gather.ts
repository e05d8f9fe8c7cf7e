/** Puts together what comes within a moment, and hands it on in pieces of what the server takes at once. */
export function gatherer<T>(momentMs: number, atOnce: number, handOn: (items: T[]) => void): (item: T) => void {
  let gathered: T[] = [];
  const flush = () => {
    const items = gathered;
    gathered = [];
    for (let from = 0; from < items.length; from += atOnce) handOn(items.slice(from, from + atOnce));
  };
  return (item) => {
    if (gathered.length === 0) setTimeout(flush, momentMs);
    gathered.push(item);
  };
}
