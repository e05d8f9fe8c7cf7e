import { faultOf } from '../../../shared/api/faults.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { spanOf } from '../../../shared/time/format.ts';
import { toServerTime } from '../../../shared/time/serverTime.ts';
import { useNow } from '../../../shared/time/ticker.ts';
import { EmptyState, ErrorState, LoadingRows, PageHead } from '../../../shared/ui/States.tsx';
import { AcceptedIcon, AlarmIcon } from '../../../shared/ui/icons.tsx';
import { ageNow, CUT_AFTER_SECONDS, useReachability } from '../api/reachability.ts';

export default function ReachabilityPage() {
  const t = useT();
  const reach = useReachability();
  const fault = faultOf(reach);
  const now = useNow();
  const readAt = toServerTime(reach.dataUpdatedAt);
  const age = (each: { lastCanaryAt?: string; ageSeconds?: number }) => ageNow(each.lastCanaryAt, each.ageSeconds, readAt, now);
  const isCut = (each: { reachable?: boolean; lastCanaryAt?: string; ageSeconds?: number }) =>
    each.reachable === false || (age(each) ?? Number.POSITIVE_INFINITY) > CUT_AFTER_SECONDS;
  const departments = reach.data?.departments ?? [];
  const cuts = departments.filter(isCut).length;
  const unattended = departments.filter((each) => each.consoles === 0).length;

  return (
    <div className="page">
      <PageHead title={t.reach.title} about={t.reach.about}>
        {reach.data && (
          <div className="reach-sums" role="status" data-testid="reach-sums">
            <span className="reach-sum" data-cut={cuts > 0 || undefined}>
              {cuts > 0 ? <AlarmIcon size={16} /> : <AcceptedIcon size={16} />}
              {cuts > 0 ? t.reach.someCut(cuts) : t.reach.allGood}
            </span>
            {unattended > 0 && (
              <span className="reach-sum" data-unattended>
                <AlarmIcon size={16} />
                {t.reach.someUnattended(unattended)}
              </span>
            )}
          </div>
        )}
      </PageHead>
      {fault !== undefined && !reach.data ? (
        <ErrorState title={t.reach.failed} failure={fault} />
      ) : !reach.data ? (
        <LoadingRows rows={4} />
      ) : reach.data.departments.length === 0 ? (
        <EmptyState title={t.reach.empty} />
      ) : (
        <>
          <h2 className="section-title">{t.reach.departments}</h2>
          <ul className="reach-grid">
            {reach.data.departments.map((each) => (
              <Place
                key={each.department}
                id={each.department}
                name={named(t, 'departments', each.department, each.name)}
                age={age(each)}
                cut={isCut(each)}
                consoles={each.consoles}
              />
            ))}
          </ul>
          <h2 className="section-title">{t.reach.stations}</h2>
          <ul className="reach-grid reach-stations">
            {reach.data.stations.map((each) => (
              <Place
                key={each.station}
                id={each.station}
                name={t.reach.station[each.station]}
                age={age(each)}
                cut={isCut(each)}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface PlaceProps {
  id: string;
  name: string;
  age: number | undefined;
  cut: boolean;
  /** Of a department; a station has none. */
  consoles?: number;
}

function Place({ id, name, age, cut, consoles }: PlaceProps) {
  const t = useT();
  const unattended = consoles === 0;
  return (
    <li className="reach-card" data-testid="reach" data-reach={id} data-cut={cut || undefined} data-unattended={unattended || undefined}>
      <div className="reach-head">
        {cut || unattended ? <AlarmIcon size={18} /> : <AcceptedIcon size={18} />}
        <strong>{name}</strong>
        <span className="reach-state">{cut ? t.reach.cut : unattended ? t.reach.unattended : t.reach.reachable}</span>
      </div>
      <p className="reach-age">{age === undefined ? t.reach.never : t.reach.last(t.span(spanOf(age * 1000)))}</p>
      <meter className="reach-meter" min={0} max={CUT_AFTER_SECONDS} value={Math.min(age ?? CUT_AFTER_SECONDS, CUT_AFTER_SECONDS)} aria-label={`${name} ${t.reach.limit}`} />
      {consoles !== undefined && <p className="muted">{unattended ? t.reach.noConsoles : t.reach.consoles(consoles)}</p>}
    </li>
  );
}
