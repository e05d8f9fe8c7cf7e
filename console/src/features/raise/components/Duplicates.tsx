import { faultOf } from '../../../shared/api/faults.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { momentText } from '../../../shared/time/format.ts';
import { LoadingRows, Retrying } from '../../../shared/ui/States.tsx';
import type { Probe } from '../api/draft.ts';
import { useDuplicates } from '../api/raise.ts';

/** Cases that look alike, beside the form while it is being filled in. They open in a window of their own. */
export function Duplicates({ probe }: { probe: Probe | undefined }) {
  const t = useT();
  const duplicates = useDuplicates(probe);
  const fault = faultOf(duplicates);
  const hints = probe === undefined ? [] : (duplicates.data ?? []);
  return (
    <aside className="duplicates" aria-label={t.raise.duplicates}>
      <h2>
        {t.raise.duplicates} {hints.length > 0 && <span className="count">{hints.length}</span>}
      </h2>
      <div aria-live="polite">
        {probe === undefined ? (
          <p className="muted">{t.raise.duplicatesIdle}</p>
        ) : fault !== undefined ? (
          <p className="muted">
            {t.raise.duplicatesFailed} <Retrying failure={fault} />
          </p>
        ) : duplicates.isPending ? (
          <LoadingRows rows={2} />
        ) : hints.length === 0 ? (
          <p className="muted">{t.raise.duplicatesNone}</p>
        ) : (
          <ul>
            {hints.map((hint) => (
              <li key={hint.id}>
                <a href={`/cases/${hint.id}`} target="_blank" rel="noopener" className="duplicate-hint" data-testid="duplicate-hint" data-case-id={hint.id}>
                  <span className="duplicate-head">
                    <strong>{hint.title ?? hint.typeName}</strong>
                    <span className="status-tag" data-status={hint.status}>
                      {named(t, 'statuses', hint.status, undefined)}
                    </span>
                  </span>
                  <span className="muted">
                    {hint.number} · {hint.title !== undefined && `${hint.typeName} · `}
                    {momentText(hint.raisedAt)}
                  </span>
                  <span className="muted">{hint.place}</span>
                  <span className="duplicate-reasons">
                    {hint.reasons.map((reason) => (
                      <span key={reason} className="row-tag">
                        {t.raise.duplicateReasons[reason]}
                      </span>
                    ))}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </aside>
  );
}
