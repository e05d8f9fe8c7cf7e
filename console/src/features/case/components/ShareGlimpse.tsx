import { Form } from 'antd';
import { faultOf } from '../../../shared/api/faults.ts';
import type { CaseView, SeenBy } from '../../../shared/api/types.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { InlineFault } from '../../../shared/ui/States.tsx';
import { useSharePreview } from '../api/case.ts';
import { seenText } from './sharePreview.ts';

/** Before a department is asked: what it will see of the case, and what stays hidden from it and why. */
export function ShareGlimpse({ view }: { view: CaseView }) {
  const t = useT();
  const chosen = Form.useWatch<string | undefined>('department');
  const preview = useSharePreview(view, chosen);
  const fault = faultOf(preview);
  if (chosen === undefined) return <p className="muted">{t.sharePreview.none}</p>;
  if (fault !== undefined) return <InlineFault failure={fault} />;
  if (!preview.data) return <p className="muted">{t.sharePreview.loading}</p>;
  const { department, departmentName, standing, seen } = preview.data;
  return (
    <section className="share-preview" data-testid="share-preview" data-department={department} aria-live="polite">
      <strong>{t.sharePreview.title(named(t, 'departments', department, departmentName))}</strong>
      <p className="muted">{t.sharePreview.now[standing] ?? standing}</p>
      {seen.map((group) => (
        <Seen key={group.roles.join()} group={group} />
      ))}
    </section>
  );
}

function Seen({ group }: { group: SeenBy }) {
  const t = useT();
  const { roles, shown, hidden, withheld, people } = seenText(t, group);
  const { title, narrative, address, place, number } = group.view;
  return (
    <div className="share-preview-group">
      <h4>{roles}</h4>
      <p>
        {t.sharePreview.shown}：{shown}
      </p>
      <ul>
        {hidden.map(({ name, reason }) => (
          <li key={name}>
            {t.sharePreview.hidden}：{name} <span className="muted">— {reason}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t.sharePreview.view}</summary>
        <p>
          <span className="number">{number}</span> {title ?? t.sharePreview.noTitle}
        </p>
        <p className="muted">{address ?? place}</p>
        {people.map((person, position) => (
          <p key={position}>{person}</p>
        ))}
        {narrative && <p className="narrative">{narrative}</p>}
        {withheld && <p className="muted">{t.sharePreview.withheld(withheld)}</p>}
      </details>
    </div>
  );
}
