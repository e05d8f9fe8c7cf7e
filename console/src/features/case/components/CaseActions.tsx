import { Button, Tooltip } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { actionName, actionSlug } from '../../../shared/actions.ts';
import type { AvailableAction, CaseView } from '../../../shared/api/types.ts';
import { useMe } from '../../../shared/dictionaries.ts';
import { useT } from '../../../shared/i18n/index.ts';
import { useNotices } from '../../../shared/ui/Notices.tsx';
import { faultText } from '../../../shared/ui/States.tsx';
import { useCommand } from '../api/case.ts';
import { Refused } from '../../../shared/api/problem.ts';
import { askedFor, rowOf } from './actionTable.ts';
import { MoreActions } from './MoreActions.tsx';

const ActionDialog = lazy(() => import('./ActionDialog.tsx'));

/** What may be done next. The server says it; here are only its buttons, and a menu for what is done seldom. */
export function CaseActions({ view }: { view: CaseView }) {
  const t = useT();
  const message = useNotices();
  const command = useCommand(view.id);
  const own = useMe().data?.department;
  const [asked, setAsked] = useState<{ action: AvailableAction; failure?: unknown } | undefined>();
  const actions = view.availableActions;
  const proposed = view.nextAction;
  const buttons = actions.filter((each) => hasButton(each, proposed));
  const allowed = buttons.filter((each) => each.allowed).sort((one, other) => Number(other.action === proposed) - Number(one.action === proposed));
  const refused = buttons.filter((each) => !each.allowed);
  const more = actions.filter((each) => !hasButton(each, proposed));

  const press = (action: AvailableAction) => {
    if (askedFor(action.action, view, own).length > 0) {
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
      {!actions.some((each) => each.allowed) && <p className="muted">{t.case.nothingToDo}</p>}
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
        {more.length > 0 && <MoreActions actions={more} busy={command.isPending} press={press} />}
      </div>
      {asked && (
        <Suspense fallback={null}>
          <ActionDialog key={asked.action.action} view={view} action={asked.action} failure={asked.failure} close={() => setAsked(undefined)} />
        </Suspense>
      )}
    </section>
  );
}

function hasButton({ action, allowed }: AvailableAction, proposed: CaseView['nextAction']): boolean {
  const { place } = rowOf(action);
  return action === proposed || place === 'button' || (place === 'button-if-allowed' && allowed);
}
