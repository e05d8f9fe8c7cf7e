import { Alert, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { actionName } from '../../../shared/actions.ts';
import { fieldsOf, Refused } from '../../../shared/api/problem.ts';
import type { AvailableAction, CaseView } from '../../../shared/api/types.ts';
import { useMe } from '../../../shared/dictionaries.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { useNotices } from '../../../shared/ui/Notices.tsx';
import { faultText } from '../../../shared/ui/States.tsx';
import { ColourMark } from '../../../shared/ui/ColourMark.tsx';
import { currentOf, useCommand } from '../api/case.ts';
import { ActionField } from './ActionField.tsx';
import { ShareGlimpse } from './ShareGlimpse.tsx';
import { askedFor, bodyOf, type Answers, type Field } from './actionTable.ts';

interface Props {
  view: CaseView;
  action: AvailableAction;
  /** A conflict met by pressing the button; the dialog then opens to explain it. */
  failure: unknown;
  close: () => void;
}

/** Asks for what an action needs, and when somebody was faster shows the state as it now is. */
export default function ActionDialog({ view, action, failure: firstFailure, close }: Props) {
  const t = useT();
  const message = useNotices();
  const [form] = Form.useForm<Answers>();
  const command = useCommand(view.id);
  const own = useMe().data?.department;
  const [versionSeen, setVersionSeen] = useState(view.version);
  const [failure, setFailure] = useState<unknown>(firstFailure);
  const fields = askedFor(action.action, view, own);
  const name = actionName(action, t);
  const conflict = failure instanceof Refused && failure.status === 412;
  const current = currentOf(failure) ?? view;
  const stillAllowed = current.availableActions.some(
    (each) => each.action === action.action && each.allowed,
  );

  const send = (answers: Answers, version: number) => {
    command.mutate(
      { action, version, body: bodyOf(fields, answers) },
      {
        onSuccess: () => {
          void message.success(t.case.done(name));
          close();
        },
        onError: (failed) => {
          const atFields = refusedFields(failed, fields);
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
        {fields.map((field, position) => (
          <ActionField key={field.name} field={field} view={view} first={position === 0} />
        ))}
        {action.action === 'SHARE_ASK' && <ShareGlimpse view={current} />}
      </Form>
    </Modal>
  );
}

/** What a refusal says about what was asked for here; a merge asks for one thing, and whatever is against it is against that. */
function refusedFields(failure: unknown, fields: readonly Field[]): { path: (string | number)[]; says: string }[] {
  if (!(failure instanceof Refused)) return [];
  const asked = (name: string | number | undefined) => fields.some((each) => each.name === name);
  const found = fieldsOf(failure.problem).filter(({ path }) => asked(path[0]));
  const against = found.length === 0 && asked('into') && [409, 422].includes(failure.status);
  return against ? [{ path: ['into'], says: failure.problem.detail ?? failure.problem.title }] : found;
}
