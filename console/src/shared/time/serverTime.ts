/**
 * Clocks of consoles are wrong; due times are the server's. The Date header of every answer tells the difference. It
 * counts whole seconds and is late by the travel, so a difference within two seconds says nothing and counts as none.
 */
let offsetMs = 0;

const HEADER_PRECISION_MS = 2_000;

export function noteServerDate(date: string | null, now = Date.now()): void {
  if (date === null) return;
  const stated = Date.parse(date);
  if (Number.isNaN(stated)) return;
  const difference = stated + 500 - now; // the middle of the stated second is the likeliest moment
  offsetMs = Math.abs(difference) < HEADER_PRECISION_MS ? 0 : difference;
}

export function serverNow(): number {
  return toServerTime(Date.now());
}

/** What the server's clock said when this console's said `localMs`. */
export function toServerTime(localMs: number): number {
  return localMs + offsetMs;
}
