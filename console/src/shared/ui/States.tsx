import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAskAgain } from '../api/faults.ts';
import { mayRepeat } from '../api/http.ts';
import { Refused, Unanswered } from '../api/problem.ts';
import { useT, type Messages } from '../i18n/index.ts';
import { AlarmIcon } from './icons.tsx';

/** What a failure says to a person; what is asked again by itself need not be tried later. */
export function faultText(failure: unknown, t: Messages, askedAgain = false): string {
  if (failure instanceof Unanswered) return failure.why === 'timeout' ? t.fault.timeout : t.fault.network;
  if (failure instanceof Refused) {
    if (failure.isBusy && failure.retryAfterSeconds !== undefined) return t.fault.busy(failure.retryAfterSeconds);
    if (failure.isAway) return (askedAgain ? t.fault.awayNow : t.fault.away)(t.dead.services[String(failure.problem['target'])]);
    if (failure.status === 403 && !failure.problem.detail) return t.fault.forbidden;
    return failure.problem.detail ?? failure.problem.title;
  }
  return t.fault.unexpected;
}

export function EmptyState({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className="state-box" role="status">
      <svg viewBox="0 0 120 60" width="120" height="60" aria-hidden focusable="false" className="state-art">
        <path d="M10 46c14-26 32-36 50-36s36 10 50 36" fill="none" stroke="currentColor" strokeWidth="2.500" />
        <path d="M30 46V30M45 46V18.500M60 46V10M75 46V18.500M90 46V30" stroke="currentColor" strokeWidth="1.500" />
        <path d="M4 47h112" stroke="currentColor" strokeWidth="2.500" />
        <path d="M22 54h20m12 0h34" stroke="currentColor" strokeWidth="1.500" opacity=".6" />
      </svg>
      <p className="state-title">{title}</p>
      {text && <p className="muted">{text}</p>}
      {action}
    </div>
  );
}

/** Whatever may pass by itself is asked for again by itself, and that is said. */
export function Retrying({ failure }: { failure: unknown }) {
  const t = useT();
  return mayRepeat(failure) && <span className="retrying">{t.common.retrying}</span>;
}

/** A part of a page that could not be read. */
export function InlineFault({ failure }: { failure: unknown }) {
  const t = useT();
  const askAgain = useAskAgain();
  return (
    <p className="inline-fault" role="alert">
      {faultText(failure, t, true)} <Retrying failure={failure} />{' '}
      <Button size="small" onClick={askAgain}>
        {t.common.retry}
      </Button>
    </p>
  );
}

export function ErrorState({ title, failure }: { title: string; failure: unknown }) {
  const t = useT();
  const askAgain = useAskAgain();
  return (
    <div className="state-box" role="alert">
      <span className="state-alarm">
        <AlarmIcon size={28} />
      </span>
      <p className="state-title">{title}</p>
      <p className="muted">
        {faultText(failure, t, true)} <Retrying failure={failure} />
      </p>
      <Button onClick={askAgain}>{t.common.retry}</Button>
    </div>
  );
}

export function LoadingRows({ rows = 6 }: { rows?: number }) {
  const t = useT();
  return (
    <div className="loading-rows" role="status" aria-label={t.common.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="loading-row">
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

/** The calm head of a page: a title, a muted sentence, what one can do. */
export function PageHead({ title, about, children }: { title: string; about: string; children?: ReactNode }) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        <p className="muted">{about}</p>
      </div>
      {children && <div className="page-actions">{children}</div>}
    </header>
  );
}
