import { Alert, Button, Form, Input, InputNumber, Modal, Select, Switch } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useBeforeUnload, useBlocker, useNavigate } from 'react-router';
import { faultOf } from '../../../shared/api/faults.ts';
import { fieldsOf, Refused, Unanswered } from '../../../shared/api/problem.ts';
import type { Dictionaries } from '../../../shared/api/types.ts';
import { useDictionaries, useMe } from '../../../shared/dictionaries.ts';
import { named, useT, type Messages } from '../../../shared/i18n/index.ts';
import { useShortcuts } from '../../../shared/keyboard/useShortcuts.ts';
import AreaSelect from '../../../shared/ui/AreaSelect.tsx';
import { useNotices } from '../../../shared/ui/Notices.tsx';
import { ErrorState, faultText, LoadingRows, PageHead } from '../../../shared/ui/States.tsx';
import { mintKey, probeOf, requestOf, type Draft } from '../api/draft.ts';
import { useRaise } from '../api/raise.ts';
import { DepartmentsField } from './DepartmentsField.tsx';
import { Duplicates } from './Duplicates.tsx';
import { PartiesField } from './PartiesField.tsx';
import { Questions } from './Questions.tsx';

const TITLE_LIMIT = 100;
const NARRATIVE_LIMIT = 2000;
const ADDRESS_LIMIT = 200;

export default function RaisePage() {
  const t = useT();
  const dictionaries = useDictionaries();
  // once there, the form stays: a failed reading of newer code tables must not cost what was typed
  if (dictionaries.data) return <RaiseForm data={dictionaries.data} />;
  const fault = faultOf(dictionaries);
  return fault === undefined ? <LoadingRows /> : <ErrorState title={t.raise.unread} failure={fault} />;
}

function isUncertain(failure: unknown): boolean {
  return failure instanceof Unanswered || (failure instanceof Refused && failure.isUncertain);
}

function failureText(failure: unknown, t: Messages): string {
  if (isUncertain(failure)) return t.raise.unknownOutcome;
  return failure instanceof Refused && failure.isAway ? t.raise.away : faultText(failure, t);
}

function RaiseForm({ data }: { data: Dictionaries }) {
  const t = useT();
  const navigate = useNavigate();
  const message = useNotices();
  const me = useMe().data;
  const raise = useRaise();
  const [form] = Form.useForm<Draft>();
  const draft = (Form.useWatch([], form) as Draft | undefined) ?? {};
  const [key, setKey] = useState(mintKey); // once per form: however often it is sent, one case comes of it
  const raised = useRef(false);
  const failureNote = useRef<HTMLDivElement>(null);
  const required = [{ required: true, message: t.common.required }];

  const initial = useMemo<Draft>(
    () => ({ departments: data.departments.map((each) => each.code), parties: [{ role: 'APPLICANT' }], answers: {} }),
    [data],
  );

  const choices = (table: 'types' | 'sources' | 'scales') =>
    data[table].map(({ code, name }) => ({ value: code, label: named(t, table, code, name) }));
  const unsaved = useCallback(() => !raised.current && form.isFieldsTouched(), [form]);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && unsaved());
  useBeforeUnload(useCallback((event) => unsaved() && event.preventDefault(), [unsaved]));
  const leave = () => void navigate('/');
  useShortcuts({ Escape: leave });

  const failure = raise.error;
  useEffect(() => {
    if (failure) failureNote.current?.focus();
  }, [failure]);

  const submit = (complete: Draft) =>
    raise.mutate(
      { request: requestOf(complete), key },
      {
        onSuccess: ({ view, replayed }) => {
          raised.current = true;
          void message.success(replayed ? t.raise.replayed(view.number) : t.raise.done(view.number));
          void navigate(`/cases/${view.id}`);
        },
        onError: (failed) => {
          if (!(failed instanceof Refused)) return;
          // the key is spent on what was sent first; what stands here now would be another case
          if (failed.slug === 'idempotency-conflict') setKey(mintKey());
          const named = fieldsOf(failed.problem);
          form.setFields(named.map(({ path, says }) => ({ name: path as never, errors: [says] })));
          if (named[0]) form.scrollToField(named[0].path, { block: 'center' });
        },
      },
    );

  return (
    <div className="page raise-page">
      <PageHead title={t.raise.title} about={t.raise.about}>
        <Button onClick={leave}>
          {t.common.cancel} <kbd className="kbd" aria-hidden>Esc</kbd>
        </Button>
      </PageHead>
      <div className="raise-columns">
        <Form
          form={form}
          layout="vertical"
          initialValues={initial}
          onFinish={submit}
          onFinishFailed={({ errorFields }) => errorFields[0] && form.scrollToField(errorFields[0].name, { block: 'center', focus: true })}
          data-testid="raise-form"
          className="raise-form"
          disabled={raise.isPending}
          validateTrigger={['onBlur', 'onChange']} // what was missing is no longer red once it is there
        >
          <fieldset className="form-part">
            <legend>{t.raise.what}</legend>
            <div className="field-grid">
              <Form.Item name="type" label={t.raise.type} rules={required}>
                <Select autoFocus showSearch={{ optionFilterProp: 'label' }} options={choices('types')} data-testid="raise-type" />
              </Form.Item>
              <Form.Item name="source" label={t.raise.source} rules={required}>
                <Select showSearch={{ optionFilterProp: 'label' }} options={choices('sources')} data-testid="raise-source" />
              </Form.Item>
              <Form.Item name="scale" label={t.raise.scale}>
                <Select allowClear options={choices('scales')} />
              </Form.Item>
              <Form.Item name="title" label={t.raise.caseTitle} rules={[{ required: true, whitespace: true, message: t.common.required }]} className="span-all">
                <Input maxLength={TITLE_LIMIT} placeholder={t.raise.titleHint} data-testid="raise-title" />
              </Form.Item>
              <Form.Item name="narrative" label={t.raise.narrative} className="span-all">
                <Input.TextArea rows={4} maxLength={NARRATIVE_LIMIT} showCount placeholder={t.raise.narrativeHint} data-testid="raise-narrative" />
              </Form.Item>
            </div>
          </fieldset>

          <fieldset className="form-part">
            <legend>{t.raise.where}</legend>
            <div className="field-grid">
              <Form.Item name="area" label={t.raise.area} rules={required}>
                <AreaSelect label={t.raise.area} />
              </Form.Item>
              <Form.Item name="address" label={t.raise.address} className="span-two">
                <Input maxLength={ADDRESS_LIMIT} placeholder={t.raise.addressHint} data-testid="raise-address" autoComplete="off" />
              </Form.Item>
              <Form.Item name="foundAt" label={t.raise.foundAt}>
                <Input type="datetime-local" />
              </Form.Item>
              <Form.Item name="partyCount" label={t.raise.partyCount}>
                <InputNumber min={0} max={9999} precision={0} className="full-width" />
              </Form.Item>
            </div>
          </fieldset>

          <PartiesField />
          {data.questions.length > 0 && <Questions questions={data.questions} answers={draft.answers ?? {}} />}

          <fieldset className="form-part">
            <legend>{t.raise.inform}</legend>
            <Form.Item name="departments" extra={t.raise.departmentsHelp}>
              <DepartmentsField departments={data.departments} own={me?.department} label={t.raise.departments} />
            </Form.Item>
            <div className="switches">
              <SwitchField name="restricted" label={t.raise.restricted} help={t.raise.restrictedHelp} />
              <SwitchField name="exercise" label={t.raise.exercise} help={t.raise.exerciseHelp} />
            </div>
          </fieldset>

          <div className="form-end">
            {failure && (
              <div ref={failureNote} tabIndex={-1}>
                <Alert
                  type={isUncertain(failure) ? 'warning' : 'error'}
                  showIcon={false}
                  title={t.raise.failed}
                  description={failureText(failure, t)}
                  data-testid="raise-failure"
                />
              </div>
            )}
            <Button type="primary" size="large" htmlType="submit" loading={raise.isPending} data-testid="raise-submit">
              {raise.isPending ? t.raise.submitting : t.raise.submit}
            </Button>
          </div>
        </Form>
        <Duplicates probe={probeOf(draft)} />
      </div>
      <Modal
        open={blocker.state === 'blocked'}
        title={t.raise.leave}
        onCancel={() => blocker.reset?.()}
        onOk={() => blocker.proceed?.()}
        okText={t.raise.discard}
        okButtonProps={{ danger: true }}
        cancelText={t.raise.stay}
      >
        <p>{t.raise.leaveText}</p>
      </Modal>
    </div>
  );
}

function SwitchField({ name, label, help }: { name: keyof Draft; label: string; help: string }) {
  return (
    <div className="switch-field">
      <Form.Item name={name} valuePropName="checked" noStyle>
        <Switch aria-label={label} />
      </Form.Item>
      <span>
        {label}
        <small className="muted">{help}</small>
      </span>
    </div>
  );
}
