import type { Colour } from '../../../shared/api/types.ts';
import { useMe } from '../../../shared/dictionaries.ts';
import { useT } from '../../../shared/i18n/index.ts';
import { ColourMark } from '../../../shared/ui/ColourMark.tsx';
import { COLOURS, type Filter } from '../api/filter.ts';
import { useCounters } from '../api/queue.ts';

/** How many there are of what, and a press narrows the queue to them. */
export function CountersStrip({ filter, change }: { filter: Filter; change: (next: Partial<Filter>) => void }) {
  const t = useT();
  const counters = useCounters().data;
  const me = useMe().data;
  const own = me && counters?.byDepartment[me.department];

  const toggleColour = (colour: Colour) =>
    change({ colour: filter.colour.includes(colour) ? filter.colour.filter((each) => each !== colour) : [...filter.colour, colour] });

  return (
    <div className="counters" role="group" aria-label={t.queue.counters}>
      {COLOURS.map((colour) => (
        <button
          type="button"
          key={colour}
          className="counter"
          aria-pressed={filter.colour.includes(colour)}
          data-testid={`filter-colour-${colour}`}
          onClick={() => toggleColour(colour)}
        >
          <ColourMark colour={colour} />
          <b>{counters?.byColour[colour] ?? (counters ? 0 : '–')}</b>
        </button>
      ))}
      <span className="counter-gap" />
      <button type="button" className="counter" aria-pressed={filter.mine} onClick={() => change({ mine: !filter.mine })} data-testid="filter-mine">
        {t.queue.mine} <b>{own?.open ?? '–'}</b>
      </button>
      <button type="button" className="counter" aria-pressed={filter.unsigned} onClick={() => change({ unsigned: !filter.unsigned })} data-testid="filter-unsigned">
        {t.queue.unsigned} <b>{own?.unsigned ?? '–'}</b>
      </button>
      <button
        type="button"
        className="counter"
        data-alarm={(own?.overdue ?? 0) > 0 || undefined}
        aria-pressed={filter.overdue}
        onClick={() => change({ overdue: !filter.overdue })}
        data-testid="filter-overdue"
      >
        {t.queue.overdue} <b>{own?.overdue ?? '–'}</b>
      </button>
    </div>
  );
}
