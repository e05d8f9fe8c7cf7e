/**
 * Stands in for `@rc-component/util/es/Dom/dynamicCSS` in the built console (see vite.config.ts) and keeps its
 * signatures. Each keyed piece of CSS is one constructable style sheet in `document.adoptedStyleSheets`, so nothing is
 * ever an inline style and the Content-Security-Policy needs no `'unsafe-inline'`.
 *
 * Order is kept as the original keeps it: queue-prepended sheets by rising priority, then the appended ones; within
 * one priority in order of arrival. `attachTo` is ignored: the console has one document and no shadow roots.
 */
interface Options {
  mark?: string;
  prepend?: boolean | 'queue';
  priority?: number;
}

interface Entry {
  key: string;
  css: string;
  rank: number;
  sheet: CSSStyleSheet;
  node: StyleNode;
}

/** What callers do with the returned "element": remember it and put attributes on it. */
interface StyleNode {
  setAttribute(name: string, value: string): void;
  [property: string]: unknown;
}

const APPENDED = Number.MAX_SAFE_INTEGER;
const PREPENDED = -1_000_000;
const entries: Entry[] = [];

function rankOf({ prepend, priority = 0 }: Options): number {
  if (prepend === 'queue') return priority;
  return prepend ? PREPENDED : APPENDED;
}

function keyOf(key: string, { mark = 'rc-util-key' }: Options): string {
  return `${mark}:${key}`;
}

function add(key: string, css: string, option: Options): Entry {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const rank = rankOf(option);
  const after = entries.findIndex((entry) => entry.rank > rank);
  const position = after === -1 ? entries.length : after;
  const entry: Entry = { key, css, rank, sheet, node: { setAttribute: () => undefined } };
  entries.splice(position, 0, entry);
  document.adoptedStyleSheets.splice(position, 0, sheet);
  return entry;
}

export function injectCSS(css: string, option: Options = {}): StyleNode {
  return add('', css, option).node;
}

export function removeCSS(key: string, option: Options = {}): void {
  const position = entries.findIndex((entry) => entry.key === keyOf(key, option));
  if (position === -1) return;
  entries.splice(position, 1);
  document.adoptedStyleSheets.splice(position, 1);
}

export function updateCSS(css: string, key: string, option: Options = {}): StyleNode {
  const known = entries.find((entry) => entry.key === keyOf(key, option));
  if (!known) return add(keyOf(key, option), css, option).node;
  if (known.css !== css) {
    known.css = css;
    known.sheet.replaceSync(css);
  }
  return known.node;
}

export function clearContainerCache(): void {
  // The original caches parents of <style> elements; there are none here.
}
