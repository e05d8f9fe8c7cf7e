import { Alert, AutoComplete, Form } from 'antd';
import { useEffect, useState } from 'react';
import type { CaseView } from '../../../shared/api/types.ts';
import { typeName, useT } from '../../../shared/i18n/index.ts';
import { momentText } from '../../../shared/time/format.ts';
import { useFindCases } from '../api/case.ts';

export function MergeField({ view }: { view: CaseView }) {
  const t = useT();
  return (
    <>
      <p className="merge-text">{t.actionDialog.mergeText}</p>
      <Form.Item name="into" label={t.actionDialog.labels.into} extra={t.actionDialog.intoHelp} rules={[{ required: true, message: t.actionDialog.intoNotFound }]}>
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
