import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { actionKey, actionName } from '../../../shared/actions.ts';
import { fieldsOf, Refused } from '../../../shared/api/problem.ts';
import type { AvailableAction, CaseView } from '../../../shared/api/types.ts';
import { useDictionaries } from '../../../shared/dictionaries.ts';
import { named, typeName, useT } from '../../../shared/i18n/index.ts';
import { useNotices } from '../../../shared/ui/Notices.tsx';
import { faultText } from '../../../shared/ui/States.tsx';
import { ColourMark } from '../../../shared/ui/ColourMark.tsx';
import { currentOf, useCommand, useFindCases } from '../api/case.ts';
import { needsOf, proposed, type Need } from './actionNeeds.ts';

const REASON_LIMIT = 500;

interface Props {
  view: CaseView;
  action: AvailableAction;
  /** A conflict met by pressing the button; the dialog then opens to explain it. */
  failure: unknown;
  close: () => void;
}

type Answers = Partial<Record<Need, string>>;

/** Asks for what an action needs, and when somebody was faster shows the state as it now is. */
export default function ActionDialog({ view, action, failure: firstFailure, close }: Props) {
  const t = useT();
  const message = useNotices();
  const [form] = Form.useForm<Answers>();
  const command = useCommand(view.id);
  const [versionSeen, setVersionSeen] = useState(view.version);
  const [failure, setFailure] = useState<unknown>(firstFailure);
  const needs = needsOf(actionKey(action.action), view);
  const name = actionName(action, t);
  const conflict = failure instanceof Refused && failure.status === 412;
  const current = currentOf(failure) ?? view;
  const stillAllowed = current.availableActions.some(
    (each) => each.action === action.action && each.allowed,
  );

  const send = (answers: Answers, version: number) => {
    const said = Object.fromEntries(Object.entries(answers).filter(([, value]) => (value as string | undefined)?.trim()));
    command.mutate(
      { action, version, body: said },
      {
        onSuccess: () => {
          void message.success(t.case.done(name));
          close();
        },
        onError: (failed) => {
          setFailure(failed);
          if (failed instanceof Refused) {
            form.setFields(
              fieldsOf(failed.problem)
                .filter(({ path }) => needs.includes(path[0] as Need))
                .map(({ path, says }) => ({ name: path as never, errors: [says] })),
            );
          }
        },
      },
    );
  };

  const submit = () => void form.validateFields().then(
    (answers) => send(answers, versionSeen),
    () => undefined, // the fields show what is missing
  );

  const again = () => {
    setVersionSeen(current.version);
    void form.validateFields().then(
      (answers) => send(answers, current.version),
      () => undefined,
    );
  };

  return (
    <Modal
      open
      title={name}
      onCancel={close}
      destroyOnHidden
      footer={
        <>
          <Button onClick={close}>{conflict && !stillAllowed ? t.common.close : t.common.cancel}</Button>
          {conflict
            ? stillAllowed && (
                <Button type="primary" loading={command.isPending} onClick={again} data-testid="conflict-retry">
                  {t.case.conflictRetry}
                </Button>
              )
            : (
                <Button type="primary" loading={command.isPending} onClick={submit} data-testid="action-confirm">
                  {name}
                </Button>
              )}
        </>
      }
    >
      {conflict ? (
        <Alert
          type="warning"
          showIcon={false}
          data-testid="conflict"
          title={t.case.conflict}
          description={
            <>
              <p>{t.case.conflictText}</p>
              <p className="conflict-now">
                <ColourMark colour={current.colour} certainty={current.certainty} />
                <span>{t.case.conflictNow(named(t, 'statuses', current.status, current.statusName), current.version)}</span>
              </p>
            </>
          }
        />
      ) : (
        failure !== undefined && <Alert type="error" showIcon={false} title={t.case.refused} description={faultText(failure, t)} />
      )}
      <Form form={form} layout="vertical" requiredMark={false} className="action-form" disabled={command.isPending} onFinish={submit}>
        {needs.map((need, position) => (
          <NeedField key={need} need={need} view={view} first={position === 0} />
        ))}
      </Form>
    </Modal>
  );
}

function NeedField({ need, view, first }: { need: Need; view: CaseView; first: boolean }) {
  const t = useT();
  const dictionaries = useDictionaries().data;
  const departments = dictionaries?.departments ?? [];
  const rules = need === 'note' ? [] : [{ required: true, whitespace: true, message: t.common.required }];
  switch (need) {
    case 'type':
      return (
        <Form.Item name="type" label={t.actionDialog.type} extra={t.actionDialog.proposedHelp} rules={rules} initialValue={proposed(view, 'TYPE')}>
          <Select
            autoFocus={first}
            data-testid="action-type"
            options={(dictionaries?.types ?? []).map(({ code, name }) => ({ value: code, label: named(t, 'types', code, name) }))}
          />
        </Form.Item>
      );
    case 'department':
      return (
        <Form.Item
          name="department"
          label={t.actionDialog.department}
          extra={proposed(view, 'DEPARTMENT') && t.actionDialog.proposedHelp}
          rules={rules}
          initialValue={proposed(view, 'DEPARTMENT')}
        >
          <Select
            autoFocus={first}
            data-testid="action-department"
            options={departments.map(({ code, name }) => ({ value: code, label: named(t, 'departments', code, name), disabled: code === view.lead }))}
          />
        </Form.Item>
      );
    case 'into':
      return <MergeField view={view} />;
    case 'reason':
    case 'note':
      return (
        <Form.Item
          name={need}
          label={need === 'reason' ? t.actionDialog.reason : `${t.actionDialog.note}（${t.common.optional}）`}
          extra={need === 'reason' ? t.actionDialog.reasonHelp : undefined}
          rules={rules}
        >
          <Input.TextArea autoFocus={first} rows={3} maxLength={REASON_LIMIT} showCount data-testid={`action-${need}`} />
        </Form.Item>
      );
  }
}

function MergeField({ view }: { view: CaseView }) {
  const t = useT();
  const [text, setText] = useState('');
  const found = useFindCases(text);
  const options = (found.data?.items ?? [])
    .filter((each) => each.id !== view.id)
    .map((each) => ({ value: each.id, label: `${each.number} · ${each.title ?? typeName(t, each)} · ${each.place}` }));
  return (
    <Form.Item name="into" label={t.actionDialog.into} extra={t.actionDialog.intoHelp} rules={[{ required: true, message: t.common.required }]}>
      <Select
        autoFocus
        showSearch={{ filterOption: false, onSearch: setText }}
        options={options}
        loading={found.isFetching}
        notFoundContent={text.trim().length >= 2 && !found.isFetching ? t.actionDialog.intoNotFound : null}
        data-testid="action-into"
      />
    </Form.Item>
  );
}
