import { Alert, AutoComplete, Button, Form, Input, Modal, Select } from 'antd';
import { useEffect, useState } from 'react';
import { actionKey, actionName } from '../../../shared/actions.ts';
import { fieldsOf, Refused } from '../../../shared/api/problem.ts';
import type { AvailableAction, CaseView } from '../../../shared/api/types.ts';
import { useDictionaries } from '../../../shared/dictionaries.ts';
import { named, typeName, useT } from '../../../shared/i18n/index.ts';
import { momentText } from '../../../shared/time/format.ts';
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
          const atFields = refusedFields(failed, needs);
          form.setFields(atFields.map(({ path, says }) => ({ name: path as never, errors: [says] })));
          setFailure(atFields.length > 0 ? undefined : failed);
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

/** What a refusal says about what was asked for here; a merge asks for one thing, and whatever is against it is against that. */
function refusedFields(failure: unknown, needs: Need[]): { path: (string | number)[]; says: string }[] {
  if (!(failure instanceof Refused)) return [];
  const named = fieldsOf(failure.problem).filter(({ path }) => needs.includes(path[0] as Need));
  const against = named.length === 0 && needs.includes('into') && [409, 422].includes(failure.status);
  return against ? [{ path: ['into'], says: failure.problem.detail ?? failure.problem.title }] : named;
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
  return (
    <>
      <p className="merge-text">{t.actionDialog.mergeText}</p>
      <Form.Item name="into" label={t.actionDialog.into} extra={t.actionDialog.intoHelp} rules={[{ required: true, message: t.actionDialog.intoNotFound }]}>
        <SurvivorField view={view} />
      </Form.Item>
    </>
  );
}

/** The older case that stays, by its number; its value is the case's id. Says which of the two will be closed. */
function SurvivorField({ view, value, onChange, id }: { view: CaseView; value?: string; onChange?: (into: string | undefined) => void; id?: string }) {
  const t = useT();
  const [text, setText] = useState('');
  const wanted = /^\s*fq-/i.test(text) ? text.trim().toUpperCase() : text.trim();
  const found = useFindCases(wanted);
  const others = (found.data?.items ?? []).filter((each) => each.id !== view.id);
  const survivor = others.find((each) => each.number === wanted);
  // once it is named, the list would only lie over the warning
  const choices = survivor
    ? []
    : others.map((each) => ({ value: each.number, label: `${each.number} · ${each.title ?? typeName(t, each)} · ${momentText(each.raisedAt)}` }));
  const into = survivor?.id;
  useEffect(() => {
    if (into !== value) onChange?.(into);
  }, [into, value, onChange]);
  return (
    <>
      <AutoComplete
        id={id}
        autoFocus
        className="merge-into"
        value={text}
        onChange={(typed: string | undefined) => setText(typed ?? '')}
        options={choices}
        placeholder={t.actionDialog.intoHint}
        data-testid="action-into"
      />
      <div aria-live="polite">
        {survivor && <Alert type="warning" showIcon={false} className="merge-warning" data-testid="merge-warning" title={t.actionDialog.keepAndClose(survivor.number, view.number)} />}
      </div>
    </>
  );
}
