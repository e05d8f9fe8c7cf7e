/** A span cut to what a dispatcher needs: seconds near the end, minutes before, then hours, then days. */
export interface Span {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

export function spanOf(milliseconds: number): Span {
  const total = Math.max(0, Math.floor(Math.abs(milliseconds) / 1000));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor((total % 86_400) / 3_600),
    minutes: Math.floor((total % 3_600) / 60),
    seconds: total % 60,
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `14:05` today, `11-23 14:05` this year, `2025-11-23 14:05` before. */
export function momentText(iso: string | undefined, now = Date.now()): string {
  if (iso === undefined) return '';
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const today = new Date(now);
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  if (at.toDateString() === today.toDateString()) return clock;
  const date = `${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return at.getFullYear() === today.getFullYear() ? `${date} ${clock}` : `${at.getFullYear()}-${date} ${clock}`;
}

/** The full moment, to the second. */
export function fullMoment(iso: string | undefined): string {
  if (iso === undefined) return '';
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return (
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ` +
    `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
  );
}
