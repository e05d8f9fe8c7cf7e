import { Form, Input, Radio, Select } from 'antd';
import type { CaseView } from '../../../shared/api/types.ts';
import { useDictionaries, useMe } from '../../../shared/dictionaries.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { mayName, promiseBy, proposed, type Field } from './actionTable.ts';
import { MergeField } from './MergeField.tsx';
import { choiceText } from './words.ts';

const TEXT_LIMIT = 500;
const LINE_LIMIT = 80;

/** The control of one field of an action, by its kind. */
export function ActionField({ field, view, first }: { field: Field; view: CaseView; first: boolean }) {
  const t = useT();
  const own = useMe().data?.department;
  if (field.kind === 'case') return <MergeField view={view} />;
  const { name, kind, proposal, onlyIfProposed } = field;
  const mandatory = field.required || onlyIfProposed;
  const written = kind === 'text' || kind === 'line';
  const value = proposal && proposed(view, proposal);
  const day = field.onlyIfPromised && kind === 'day' ? promiseBy(view, own) : undefined;
  const label = t.actionDialog.labels[field.label];
  return (
    <Form.Item
      name={name}
      label={mandatory ? label : `${label}（${t.common.optional}）`}
      extra={value ? t.actionDialog.proposedHelp : name === 'reason' ? t.actionDialog.reasonHelp : undefined}
      // a rule about spaces would make a yes or no count as a text that is missing
      rules={mandatory ? [{ required: true, ...(written && { whitespace: true }), message: t.common.required }] : []}
      initialValue={value ?? day}
    >
      <Control field={field} view={view} first={first} label={label} />
    </Form.Item>
  );
}

interface ControlProps {
  field: Field;
  view: CaseView;
  first: boolean;
  label: string;
  id?: string;
  value?: string | boolean | string[];
  onChange?: (value: unknown) => void;
}

/** `Form.Item` hands it its id, its value and where changes go. */
function Control({ field, view, first, label, ...given }: ControlProps) {
  const t = useT();
  const dictionaries = useDictionaries().data;
  const testId = `action-${field.name}`;
  const input = given as { id?: string; value?: string; onChange?: (value: unknown) => void };
  const select = (options: { value: string; label: string; disabled?: boolean }[], several = false) => (
    <Select {...input} mode={several ? 'multiple' : undefined} autoFocus={first} data-testid={testId} options={options} />
  );
  switch (field.kind) {
    case 'text':
      return <Input.TextArea {...input} autoFocus={first} rows={3} maxLength={TEXT_LIMIT} showCount data-testid={testId} />;
    case 'line':
      return <Input {...input} autoFocus={first} maxLength={LINE_LIMIT} autoComplete="off" data-testid={testId} />;
    case 'moment':
      return <Input {...input} autoFocus={first} type="datetime-local" data-testid={testId} />;
    case 'day':
      return <Input {...input} autoFocus={first} type="date" data-testid={testId} />;
    case 'yesNo':
      return (
        <Radio.Group
          {...given}
          optionType="button"
          aria-label={label}
          data-testid={testId}
          options={[
            { value: true, label: t.common.yes },
            { value: false, label: t.common.no },
          ]}
        />
      );
    case 'choice':
      return select((field.options ?? []).map((code) => ({ value: code, label: choiceText(t, field.name, code) })));
    case 'dictionary': {
      const table = field.dictionary ?? 'types';
      return select((dictionaries?.[table] ?? []).map(({ code, name }) => ({ value: code, label: named(t, table, code, name) })));
    }
    case 'department':
    case 'departments':
      return select(
        (dictionaries?.departments ?? []).map(({ code, name }) => ({
          value: code,
          label: named(t, 'departments', code, name),
          disabled: !mayName(field.among, code, view),
        })),
        field.kind === 'departments',
      );
    case 'case':
      return null; // has a field of its own
  }
}
