import type { Answer, Party, PartyRole, RaiseCase } from '../../../shared/api/types.ts';

/** What stands in the form, complete or not. */
export interface Draft {
  type?: string;
  source?: string;
  area?: string;
  address?: string;
  title?: string;
  narrative?: string;
  scale?: string;
  foundAt?: string;
  partyCount?: number | null;
  /** antd leaves holes where a row has no value yet. */
  parties?: (PartyDraft | undefined)[];
  answers?: Record<string, Answer | 'UNKNOWN' | undefined>;
  departments?: string[];
  restricted?: boolean;
  exercise?: boolean;
}

export interface PartyDraft {
  name?: string;
  role?: PartyRole;
  phone?: string;
  idType?: Party['idType'];
  idNumber?: string;
  gender?: Party['gender'];
  address?: string;
}

const text = (value: string | undefined): string | undefined => value?.trim() || undefined;

/** The request of a complete draft: empty fields are left out, "unknown" is no answer, an empty party is nobody. */
export function requestOf(draft: Draft): RaiseCase {
  const parties = (draft.parties ?? []).map(partyOf).filter((party) => party !== undefined);
  const answers = Object.fromEntries(
    Object.entries(draft.answers ?? {}).filter((entry): entry is [string, Answer] => entry[1] === 'YES' || entry[1] === 'NO'),
  );
  return {
    type: draft.type ?? '',
    source: draft.source ?? '',
    area: draft.area ?? '',
    title: text(draft.title) ?? '',
    address: text(draft.address),
    narrative: text(draft.narrative),
    scale: text(draft.scale),
    foundAt: draft.foundAt ? new Date(draft.foundAt).toISOString() : undefined,
    partyCount: draft.partyCount ?? undefined,
    parties: parties.length > 0 ? parties : undefined,
    answers: Object.keys(answers).length > 0 ? answers : undefined,
    departments: draft.departments?.length ? draft.departments : undefined,
    restricted: draft.restricted || undefined,
    mode: draft.exercise ? 'EXERCISE' : undefined,
  };
}

function partyOf(draft: PartyDraft | undefined): Party | undefined {
  const name = text(draft?.name);
  if (name === undefined) return undefined;
  return {
    name,
    role: draft?.role ?? 'OTHER',
    phone: text(draft?.phone),
    idType: text(draft?.idNumber) === undefined ? undefined : draft?.idType,
    idNumber: text(draft?.idNumber),
    gender: draft?.gender,
    address: text(draft?.address),
  };
}

/** What a search for duplicates is made of; undefined while there is too little to go by. */
export interface Probe {
  area: string;
  address?: string;
  phone?: string;
  idNumber?: string;
  names?: string[];
  type?: string;
  title?: string;
}

const TELLING_TITLE = 4;
const MOST_NAMES = 10;

export function probeOf(draft: Draft): Probe | undefined {
  const area = text(draft.area);
  const address = text(draft.address);
  const parties = draft.parties ?? [];
  const phone = parties.map((party) => text(party?.phone)).find((each) => each !== undefined && each.length >= 7);
  const idNumber = parties.map((party) => text(party?.idNumber)).find((each) => each !== undefined);
  const typed = parties.map((party) => text(party?.name)).filter((each) => each !== undefined && each.length > 1) as string[];
  const names = typed.length > 0 ? typed.slice(0, MOST_NAMES) : undefined;
  const title = text(draft.title);
  if (area === undefined || !(address || phone || idNumber || names || (title && title.length >= TELLING_TITLE))) return undefined;
  return { area, address, phone, idNumber, names, type: text(draft.type), title };
}

/** A key for one form. `crypto.randomUUID` is missing where the console is served without TLS on a closed network. */
export function mintKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `console-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
