import { Button, Tooltip } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { actionKey, actionName, actionSlug } from '../../../shared/actions.ts';
import type { AvailableAction, CaseView } from '../../../shared/api/types.ts';
import { useT } from '../../../shared/i18n/index.ts';
import { useNotices } from '../../../shared/ui/Notices.tsx';
import { faultText } from '../../../shared/ui/States.tsx';
import { useCommand } from '../api/case.ts';
import { Refused } from '../../../shared/api/problem.ts';
import { needsOf } from './actionNeeds.ts';

const ActionDialog = lazy(() => import('./ActionDialog.tsx'));

/** What may be done next. The server says it; here are only its buttons. */
export function CaseActions({ view }: { view: CaseView }) {
  const t = useT();
  const message = useNotices();
  const command = useCommand(view.id);
  const [asked, setAsked] = useState<{ action: AvailableAction; failure?: unknown } | undefined>();
  const actions = view.availableActions;
  const proposed = view.nextAction;
  const allowed = actions.filter((each) => each.allowed).sort((one, other) => Number(other.action === proposed) - Number(one.action === proposed));
  const refused = actions.filter((each) => !each.allowed);

  const press = (action: AvailableAction) => {
    if (needsOf(actionKey(action.action), view).length > 0) {
      setAsked({ action });
      return;
    }
    command.mutate(
      { action, version: view.version, body: {} },
      {
        onSuccess: () => void message.success(t.case.done(actionName(action, t))),
        onError: (failure) => {
          if (failure instanceof Refused && failure.status === 412) setAsked({ action, failure });
          else void message.error(`${t.case.refused}：${faultText(failure, t)}`, 6);
        },
      },
    );
  };

  return (
    <section className="case-actions" aria-label={t.case.actions}>
      {allowed.length === 0 && <p className="muted">{t.case.nothingToDo}</p>}
      <div className="action-row">
        {allowed.map((action) => (
          <Button
            key={action.action}
            type={action.action === proposed ? 'primary' : 'default'}
            loading={command.isPending && command.variables.action.action === action.action}
            disabled={command.isPending}
            onClick={() => press(action)}
            data-testid={`action-${actionSlug(action.action)}`}
          >
            {actionName(action, t)}
          </Button>
        ))}
        {refused.map((action) => (
          <Tooltip key={action.action} title={action.reason} trigger={['hover', 'focus']}>
            {/* not `disabled`: a person must be able to reach it and read why */}
            <Button
              aria-disabled
              className="action-refused"
              data-testid={`action-${actionSlug(action.action)}`}
              aria-label={`${actionName(action, t)} · ${t.actionDialog.unavailable}：${action.reason ?? ''}`}
            >
              {actionName(action, t)}
            </Button>
          </Tooltip>
        ))}
      </div>
      {asked && (
        <Suspense fallback={null}>
          <ActionDialog key={asked.action.action} view={view} action={asked.action} failure={asked.failure} close={() => setAsked(undefined)} />
        </Suspense>
      )}
    </section>
  );
}
