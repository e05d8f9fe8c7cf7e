import { isSearchable } from '../../../shared/search.ts';
import type { Query } from '../../../shared/api/http.ts';

export const COLOURS = ['RED', 'YELLOW', 'BLUE', 'NONE'] as const;
export const SORTS = ['-raised', 'raised', '-colour', 'due'] as const;
export const DEFAULT_SORT = '-raised';

/** What a dispatcher narrowed the queue to. It lives in the address, so that it survives a reload and can be shared. */
export interface Filter {
  q: string;
  status: string[];
  colour: string[];
  department: string | undefined;
  area: string | undefined;
  type: string | undefined;
  mine: boolean;
  unsigned: boolean;
  overdue: boolean;
  sort: string;
}

export function filterOf(address: URLSearchParams): Filter {
  const sort = address.get('sort') ?? DEFAULT_SORT;
  return {
    q: address.get('q') ?? '',
    status: address.getAll('status'),
    colour: address.getAll('colour').filter((each) => (COLOURS as readonly string[]).includes(each)),
    department: address.get('department') ?? undefined,
    area: address.get('area') ?? undefined,
    type: address.get('type') ?? undefined,
    mine: address.get('mine') === 'true',
    unsigned: address.get('unsigned') === 'true',
    overdue: address.get('overdue') === 'true',
    sort: (SORTS as readonly string[]).includes(sort) ? sort : DEFAULT_SORT,
  };
}

/** The filter as parameters, of the address and of the request alike; what is not set is left out. */
export function parametersOf(filter: Filter): Query {
  return {
    q: filter.q.trim() || undefined,
    status: filter.status.length > 0 ? filter.status : undefined,
    colour: filter.colour.length > 0 ? filter.colour : undefined,
    department: filter.department,
    area: filter.area,
    type: filter.type,
    mine: filter.mine || undefined,
    unsigned: filter.unsigned || undefined,
    overdue: filter.overdue || undefined,
    sort: filter.sort === DEFAULT_SORT ? undefined : filter.sort,
  };
}

export function isTooShort({ q }: Filter): boolean {
  return q.trim() !== '' && !isSearchable(q);
}

export function isNarrowed(filter: Filter): boolean {
  return Object.entries(parametersOf(filter)).some(([name, value]) => name !== 'sort' && value !== undefined);
}
