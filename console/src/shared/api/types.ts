/** The shapes the console works with. */

export type Colour = 'NONE' | 'BLUE' | 'YELLOW' | 'RED';
export type Certainty = 'PROVISIONAL' | 'CONFIRMED' | 'REVIEW_DUE';
export type Share = 'REQUESTED' | 'ACCEPTED' | 'REJECTED' | 'DONE';
export type Rung = 'REQUESTED' | 'DELIVERED' | 'SEEN' | 'ACCEPTED' | 'REJECTED' | 'DONE';
export type PartyRole = 'APPLICANT' | 'RESPONDENT' | 'OTHER';
export type Answer = 'YES' | 'NO';

export interface Me {
  subject: string;
  name: string;
  department: string;
  departmentName: string;
  area: string;
  areaName?: string;
  roles: string[];
  csrf?: string;
}

export interface DepartmentOnCase {
  department: string;
  name: string;
  share: Share;
  reason?: string;
}

export interface Clock {
  kind: string;
  dueAt: string;
  overdue: boolean;
}

export interface Party {
  name: string;
  role: PartyRole;
  phone?: string;
  idType?: string;
  idNumber?: string;
  gender?: string;
  address?: string;
  /** Number of the absorbed case that named the party. */
  fromCase?: string;
}

export interface AvailableAction {
  action: string;
  name?: string;
  allowed: boolean;
  reason?: string;
  method?: string;
  href?: string;
}

export type HiddenField = string | { fields: string; reason?: string };

/** A row of the queue: what a list says of a case. */
export interface QueueItem {
  id: string;
  number: string;
  type: string;
  typeName: string;
  source: string;
  sourceName: string;
  status: string;
  statusName: string;
  colour: Colour;
  certainty?: Certainty;
  area: string;
  place: string;
  title?: string;
  partiesMasked?: string;
  raisedBy: string;
  lead?: string;
  departments: DepartmentOnCase[];
  clock?: Clock;
  restricted?: boolean;
  mode?: string;
  version: number;
  raisedAt: string;
  updatedAt?: string;
  nextAction?: string;
  availableActions?: AvailableAction[];
}

export interface CaseView extends QueueItem {
  narrative?: string;
  address?: string;
  parties?: Party[];
  partyCount?: number;
  scale?: string;
  foundAt?: string;
  mergedInto?: string;
  absorbed?: { id: string; number: string; raisedBy: string; raisedAt: string }[];
  hidden?: HiddenField[];
}

export interface QueuePage {
  items: QueueItem[];
  next?: string;
  estimate?: number;
}

export interface Counters {
  byStatus: Record<string, number>;
  byColour: Record<string, number>;
  byDepartment: Record<string, { open: number; unsigned: number; overdue: number }>;
}

export interface TimelineEntry {
  sequence: number;
  at: string;
  what: string;
  whatName: string;
  byName?: string;
  byDepartment?: string;
  /** The other department: to whom it was given. */
  other?: string;
  otherCase?: string;
  reason?: string;
  note?: string;
}

export interface RiskReason {
  factor: string;
  name: string;
  points: number;
  override: boolean;
  evidenceAt?: string;
}

/** What a department off the case may not see is absent. */
export interface RiskView {
  caseId: string;
  colour: Colour;
  certainty: Certainty;
  points?: number;
  ruleSet?: string;
  override?: boolean;
  reasons?: RiskReason[];
  missing?: Coded[];
  toLower?: { factor?: string; name: string; change: string }[];
  explanation?: string;
  assessedAt?: string;
  history?: { assessedAt: string; colour: Colour; certainty: Certainty; points: number; override: boolean; ruleSet: string; cause: string }[];
  hidden?: HiddenField[];
}

export interface Receipt {
  caseId: string;
  department: string;
  requestedAt?: string;
  deliveredAt?: string;
  seenAt?: string;
  acceptedAt?: string;
  rejectedAt?: string;
  doneAt?: string;
}

export interface Coded {
  code: string;
  name: string;
}

export interface Dictionaries {
  types: Coded[];
  sources: Coded[];
  scales: Coded[];
  statuses: Coded[];
  departments: (Coded & { short?: string })[];
  questions: (Coded & { mandatory?: boolean; override?: boolean })[];
}

export interface AreaNode {
  path: string;
  name: string;
  kind: string;
  children?: AreaNode[];
}

export interface RaiseCase {
  type: string;
  source: string;
  area: string;
  address?: string;
  title: string;
  narrative?: string;
  scale?: string;
  parties?: Party[];
  partyCount?: number;
  answers?: Record<string, Answer>;
  departments?: string[];
  restricted?: boolean;
  foundAt?: string;
  mode?: 'ACTUAL' | 'EXERCISE';
}

export interface DuplicateHint {
  id: string;
  number: string;
  typeName: string;
  place: string;
  status: string;
  raisedAt: string;
  reasons: string[];
  score: number;
}

export interface ImportRun {
  id: string;
  fileName: string;
  state: string;
  total?: number;
  done: number;
  created: number;
  duplicates: number;
  errors: number;
  startedAt?: string;
  finishedAt?: string;
}

export interface ImportError {
  line: number;
  column?: string;
  reason: string;
  value?: string;
}

export interface Page<T> {
  items: T[];
  next?: string | number;
}

export interface DepartmentReach {
  department: string;
  name: string;
  lastCanaryAt?: string;
  ageSeconds?: number;
  reachable: boolean;
  consoles: number;
}

export interface StationReach {
  station: string;
  name?: string;
  lastCanaryAt?: string;
  ageSeconds?: number;
  reachable?: boolean;
}

export interface Reachability {
  departments: DepartmentReach[];
  stations: StationReach[];
}

export interface DeadLetter {
  id: string;
  topic: string;
  subject?: string;
  sequence?: number;
  type?: string;
  reason?: string;
  error?: string;
  state?: string;
  attempts?: number;
  at?: string;
  failedAt?: string;
  writtenAt?: string;
  headers?: unknown;
  payload?: unknown;
}
