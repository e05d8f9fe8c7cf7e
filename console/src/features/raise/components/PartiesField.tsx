import { Button, Form, Input, Select } from 'antd';
import { useT } from '../../../shared/i18n/index.ts';
import { CloseIcon, PlusIcon } from '../../../shared/ui/icons.tsx';

const MOST_PARTIES = 20;

export function PartiesField() {
  const t = useT();
  const wordsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <fieldset className="form-part">
      <legend>{t.raise.who}</legend>
      <Form.List name="parties">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, position) => (
              <div key={key} className="party-row" role="group" aria-label={t.raise.party(position + 1)}>
                <Form.Item name={[name, 'role']} label={t.raise.role} initialValue="OTHER" className="party-field-role">
                  <Select options={wordsOf(t.case.role)} />
                </Form.Item>
                <Form.Item name={[name, 'name']} label={t.raise.name}>
                  <Input maxLength={60} autoComplete="off" data-testid={`party-name-${position}`} />
                </Form.Item>
                <Form.Item name={[name, 'phone']} label={t.raise.phone}>
                  <Input maxLength={20} inputMode="tel" autoComplete="off" data-testid={`party-phone-${position}`} />
                </Form.Item>
                <Form.Item name={[name, 'gender']} label={t.raise.gender} className="party-field-short">
                  <Select allowClear options={wordsOf(t.case.gender)} />
                </Form.Item>
                <Form.Item name={[name, 'idType']} label={t.raise.idType}>
                  <Select allowClear options={wordsOf(t.raise.idTypes)} />
                </Form.Item>
                <Form.Item name={[name, 'idNumber']} label={t.raise.idNumber}>
                  <Input maxLength={40} autoComplete="off" />
                </Form.Item>
                <Form.Item name={[name, 'address']} label={t.raise.partyAddress} className="party-field-address">
                  <Input maxLength={200} autoComplete="off" />
                </Form.Item>
                <Button
                  type="text"
                  icon={<CloseIcon size={13} />}
                  aria-label={`${t.raise.removeParty} ${t.raise.party(position + 1)}`}
                  onClick={() => remove(name)}
                  className="party-remove"
                />
              </div>
            ))}
            {fields.length < MOST_PARTIES && (
              <Button type="dashed" icon={<PlusIcon size={13} />} onClick={() => add({ role: fields.length === 1 ? 'RESPONDENT' : 'OTHER' })}>
                {t.raise.addParty}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
