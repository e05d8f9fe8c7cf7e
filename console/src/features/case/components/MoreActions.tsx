import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { actionName, actionSlug } from '../../../shared/actions.ts';
import type { AvailableAction } from '../../../shared/api/types.ts';
import { useT } from '../../../shared/i18n/index.ts';
import { groupsOf } from './actionTable.ts';

interface Props {
  actions: AvailableAction[];
  busy: boolean;
  press: (action: AvailableAction) => void;
}

/** What is done seldom, under its headings in the server's order. What is refused stays in reach of the keyboard and says why. */
export function MoreActions({ actions, busy, press }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const items: MenuProps['items'] = groupsOf(actions).map(({ group, members }) => ({
    key: group,
    type: 'group',
    label: t.case.actionGroups[group],
    children: members.map((action) => ({
      key: action.action,
      className: action.allowed ? undefined : 'menu-refused',
      label: (
        <span data-testid={`action-${actionSlug(action.action)}`} data-allowed={action.allowed}>
          {actionName(action, t)}
          {!action.allowed && (
            <small className="menu-reason">
              <span className="visually-hidden">{t.actionDialog.unavailable}：</span>
              {action.reason}
            </small>
          )}
        </span>
      ),
    })),
  }));
  const choose: MenuProps['onClick'] = ({ key }) => {
    const action = actions.find((each) => each.action === key);
    if (!action?.allowed) return; // stays open, so that the reason can be read
    setOpen(false);
    press(action);
  };
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      open={open}
      onOpenChange={(next, { source }) => source === 'trigger' && setOpen(next)}
      menu={{ items, onClick: choose, selectable: false, className: 'more-actions' }}
    >
      <Button disabled={busy} aria-haspopup="menu" aria-expanded={open} data-testid="more-actions">
        {t.case.moreActions}
      </Button>
    </Dropdown>
  );
}
