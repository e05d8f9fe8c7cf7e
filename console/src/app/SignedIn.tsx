import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { faultOf } from '../shared/api/faults.ts';
import { onSignedOut } from '../shared/api/http.ts';
import { Refused } from '../shared/api/problem.ts';
import { useMe } from '../shared/dictionaries.ts';
import { useT } from '../shared/i18n/index.ts';
import { useNudge } from '../shared/live/LiveProvider.tsx';
import { EmptyState, ErrorState } from '../shared/ui/States.tsx';
import { SIGN_IN } from './signIn.ts';

const SessionEnded = lazy(() => import('./SessionEnded.tsx'));

const WENT_AT = 'fengqiao.signin';
const LOOP_MS = 20_000; // back here this soon without a session means that sign-in does not work

/** Shows the console to people who are signed in and takes the others to sign-in. */
export function SignedIn({ children }: { children: ReactNode }) {
  const t = useT();
  const me = useMe();
  const fault = faultOf(me);
  const unknown = me.error instanceof Refused && me.error.status === 401;
  const [looping] = useState(() => Date.now() - Number(sessionStorage.getItem(WENT_AT) ?? 0) < LOOP_MS);
  const leave = unknown && !looping && me.data === undefined;

  useEffect(() => {
    if (!leave) return;
    sessionStorage.setItem(WENT_AT, String(Date.now()));
    window.location.assign(SIGN_IN);
  }, [leave]);

  if (me.data) return children;
  return (
    <main className="signin-page" data-testid="signin">
      {unknown && looping && (
        <EmptyState
          title={t.signIn.title}
          text={t.signIn.failed}
          action={
            <Button type="primary" href={SIGN_IN}>
              {t.signIn.button}
            </Button>
          }
        />
      )}
      {!unknown && fault !== undefined && <ErrorState title={t.fault.unexpected} failure={fault} />}
      {(leave || (me.isPending && fault === undefined)) && <p className="muted">{leave ? t.signIn.going : t.common.loading}</p>}
    </main>
  );
}

/** Watches for the session's end; the dialog about it is fetched only then. */
export function SessionWatch() {
  const client = useQueryClient();
  const nudge = useNudge();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSignedOut(() => setEnded(true)), []);
  if (!ended) return null;
  const goOn = () => {
    setEnded(false);
    void client.invalidateQueries();
    nudge();
  };
  return (
    <Suspense fallback={null}>
      <SessionEnded goOn={goOn} />
    </Suspense>
  );
}
