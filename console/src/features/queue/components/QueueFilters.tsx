import { Button, Select } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useDictionaries } from '../../../shared/dictionaries.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { useShortcuts } from '../../../shared/keyboard/useShortcuts.ts';
import { CloseIcon, FilterIcon, SearchIcon } from '../../../shared/ui/icons.tsx';
import { isNarrowed, SORTS, type Filter } from '../api/filter.ts';

const AreaSelect = lazy(() => import('../../../shared/ui/AreaSelect.tsx'));

const TYPING_PAUSE_MS = 250;

interface Props {
  filter: Filter;
  change: (next: Partial<Filter>) => void;
  leaveSearch: () => void;
}

export function QueueFilters({ filter, change, leaveSearch }: Props) {
  const t = useT();
  const dictionaries = useDictionaries().data;
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(filter.q);
  const [unfolded, setUnfolded] = useState(false);

  const sent = useRef(filter.q);

  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      change({ q: wanted });
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, change]);

  // the address changed by other means than typing here: a link, the back button, "clear"
  useEffect(() => {
    if (filter.q === sent.current) return;
    sent.current = filter.q;
    setText(filter.q);
  }, [filter.q]);

  useShortcuts({ '/': () => search.current?.select() });

  const clear = () => {
    change({ q: '', status: [], colour: [], department: undefined, area: undefined, type: undefined, mine: false, unsigned: false, overdue: false });
  };

  return (
    <div className="filters" role="search" data-unfolded={unfolded || undefined}>
      <label className="search-box">
        <SearchIcon size={14} />
        <span className="visually-hidden">{t.queue.search}</span>
        <input
          ref={search}
          type="search"
          value={text}
          maxLength={60}
          placeholder={t.queue.search}
          data-testid="queue-search"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            event.preventDefault();
            event.currentTarget.blur();
            leaveSearch();
          }}
        />
        <kbd className="kbd" aria-hidden>
          /
        </kbd>
      </label>
      <Button className="filters-unfold" icon={<FilterIcon />} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
        {t.queue.filters}
      </Button>
      <div className="filter-fields">
        <Select
          mode="multiple"
          allowClear
          maxTagCount={1}
          className="filter-status"
          aria-label={t.queue.status}
          placeholder={t.queue.status}
          value={filter.status}
          onChange={(status: string[]) => change({ status })}
          options={(dictionaries?.statuses ?? []).map(({ code, name }) => ({ value: code, label: named(t, 'statuses', code, name) }))}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={160}
        />
        <Select
          allowClear
          className="filter-department"
          aria-label={t.queue.department}
          placeholder={t.queue.department}
          value={filter.department}
          onChange={(department?: string) => change({ department })}
          options={(dictionaries?.departments ?? []).map((each) => ({ value: each.code, label: named(t, 'departments', each.code, each.short ?? each.name) }))}
        />
        <Suspense fallback={<Select disabled aria-label={t.queue.area} placeholder={t.queue.area} className="filter-area" />}>
          <AreaSelect allowClear className="filter-area" label={t.queue.area} placeholder={t.queue.area} value={filter.area} onChange={(area) => change({ area })} />
        </Suspense>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          className="filter-type"
          aria-label={t.queue.type}
          placeholder={t.queue.type}
          value={filter.type}
          onChange={(type?: string) => change({ type })}
          options={(dictionaries?.types ?? []).map(({ code, name }) => ({ value: code, label: named(t, 'types', code, name) }))}
          popupMatchSelectWidth={200}
        />
        <Select
          className="filter-sort"
          aria-label={t.queue.sort}
          value={filter.sort}
          onChange={(sort: string) => change({ sort })}
          options={SORTS.map((each) => ({ value: each, label: t.queue.sorts[each] }))}
        />
        {isNarrowed(filter) && (
          <Button type="text" icon={<CloseIcon size={12} />} onClick={clear} data-testid="filters-clear">
            {t.queue.clear}
          </Button>
        )}
      </div>
    </div>
  );
}
