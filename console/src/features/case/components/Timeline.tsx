import { Button } from 'antd';
import { faultOf } from '../../../shared/api/faults.ts';
import { Refused } from '../../../shared/api/problem.ts';
import type { Dictionaries, TimelineEntry } from '../../../shared/api/types.ts';
import { useDictionaries } from '../../../shared/dictionaries.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { zh } from '../../../shared/i18n/zh.ts';
import { useRole, WORKS_ON_CASES } from '../../../shared/roles.ts';
import { fullMoment, momentText } from '../../../shared/time/format.ts';
import { InlineFault, LoadingRows } from '../../../shared/ui/States.tsx';
import { useTimeline } from '../api/case.ts';
import { aboutText } from './words.ts';

export function Timeline({ caseId }: { caseId: string }) {
  const t = useT();
  const worksOnCases = useRole(WORKS_ON_CASES);
  const timeline = useTimeline(caseId, worksOnCases);
  const dictionaries = useDictionaries().data;
  const departmentName = (code: string | undefined) =>
    code && named(t, 'departments', code, dictionaries?.departments.find((each) => each.code === code)?.name);
  const entries = (timeline.data?.pages ?? []).flatMap((page) => page.items);
  const fault = faultOf(timeline);
  const forbidden = timeline.error instanceof Refused && [403, 404].includes(timeline.error.status);
  return (
    <section className="case-section" aria-label={t.case.timeline} data-testid="timeline">
      <h3>{t.case.timeline}</h3>
      {!worksOnCases ? (
        <p className="muted">{t.fault.forbidden}</p>
      ) : forbidden ? (
        <p className="muted">{t.case.timelineHidden}</p>
      ) : fault !== undefined ? (
        <InlineFault failure={fault} />
      ) : timeline.isPending ? (
        <LoadingRows rows={3} />
      ) : entries.length === 0 ? (
        <p className="muted">{t.case.timelineEmpty}</p>
      ) : (
        <ol className="timeline">
          {entries.map((entry) => (
            <li key={entry.sequence} data-sequence={entry.sequence}>
              <time dateTime={entry.at} title={fullMoment(entry.at)}>
                {momentText(entry.at)}
              </time>
              <div>
                <strong>{t === zh ? entry.whatName : (t.timelineWhat[entry.what] ?? entry.whatName)}</strong>
                {entry.toDepartment && <span> → {departmentName(entry.toDepartment)}</span>}
                {entry.about && <About entry={entry} dictionaries={dictionaries} />}{' '}
                <span className="muted">
                  {[departmentName(entry.byDepartment), entry.byName]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {(entry.reason ?? entry.note) && <p className="timeline-note">{entry.reason ?? entry.note}</p>}
              </div>
            </li>
          ))}
        </ol>
      )}
      {timeline.hasNextPage && (
        <Button size="small" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t.common.loadMore}
        </Button>
      )}
    </section>
  );
}

function About({ entry, dictionaries }: { entry: TimelineEntry; dictionaries: Dictionaries | undefined }) {
  const words = aboutText(useT(), entry, dictionaries);
  return words && <span data-testid="timeline-about"> · {words}</span>;
}
