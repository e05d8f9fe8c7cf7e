import type { components as CaseService } from './generated/case-service.ts';
import type { components as Gateway } from './generated/gateway.ts';
import type { components as NotificationService } from './generated/notification-service.ts';
import type { components as RiskService } from './generated/risk-service.ts';

/**
 * The shapes the console works with: the services' own, from their OpenAPI documents. Those do not say which members may
 * be absent, so this says it; a member that a document renames or drops fails the build here.
 */
type Shape<Schema, Maybe extends keyof Schema = never> = Required<Omit<Schema, Maybe>> & Partial<Pick<Schema, Maybe>>;

/** A schema with some members replaced by our own shapes. */
type With<Schema, Members extends { [Member in keyof Members]: Member extends keyof Schema ? unknown : never }> = Omit<
  Schema,
  keyof Members
> &
  Members;

/** What a document calls null: `get` leaves it out. */
type NullAbsent<Schema> = { [Member in keyof Schema as null extends Schema[Member] ? never : Member]: Schema[Member] } & {
  [Member in keyof Schema as null extends Schema[Member] ? Member : never]?: NonNullable<Schema[Member]>;
};

type Cases = CaseService['schemas'];
type Door = Gateway['schemas'];
type Risk = RiskService['schemas'];
type Notification = NotificationService['schemas'];

export type Colour = NonNullable<Cases['CaseView']['colour']>;
export type Certainty = NonNullable<Cases['CaseView']['certainty']>;
export type Share = NonNullable<Cases['ShareView']['share']>;
export type PartyRole = NonNullable<Cases['Party']['role']>;
export type Rung = 'REQUESTED' | 'DELIVERED' | 'SEEN' | 'ACCEPTED' | 'REJECTED' | 'DONE';
export type Answer = 'YES' | 'NO';

export type Me = Shape<Door['Me']>;

export type DepartmentOnCase = Shape<Cases['ShareView'], 'reason' | 'promiseBy' | 'asked'>;
export type Clock = Shape<Cases['ClockView']>;
export type ClockDetail = Shape<Cases['ClockDetail'], 'dueAt' | 'toL2At' | 'toL1At' | 'metAt' | 'missingYear'>;
export type ClockKind = NonNullable<Cases['ClockView']['kind']>;
/** What stands beside the status. */
export type Axes = Shape<Cases['AxesView'], 'pauseReason' | 'pauseReasonName' | 'pauseUntil' | 'outcome' | 'outcomeName' | 'closedAt'>;
/** Who answers for the place of a case at one of the three levels. */
export type Responsible = With<
  Shape<Cases['ResponsibleView'], 'holder' | 'deputy' | 'answering'>,
  { holder?: Shape<Cases['OfficialName']>; deputy?: Shape<Cases['OfficialName']> }
>;
/** What somebody has to do at once. */
export type Prompt = Shape<Cases['CasePrompt'], 'departments'>;
export type Guard = Shape<Cases['GuardView'], 'reason'>;
export type Proposal = Shape<Cases['ProposalView'], 'keyword'>;
export type Party = Shape<Cases['Party'], 'phone' | 'idType' | 'idNumber' | 'gender' | 'address'>;
export type PartyShown = Shape<Cases['PartyView'], 'phone' | 'idType' | 'idNumber' | 'gender' | 'address' | 'fromCase'>;
export type ActionCode = NonNullable<Cases['ActionView']['action']>;
export type AvailableAction = Shape<Cases['ActionView'], 'reason'>;

/** A class of fields the reader may not see, and from some services why. */
export type HiddenField = string | { fields: string; reason?: string };

/** A row of the queue: what a list says of a case. */
export type QueueItem = With<
  Shape<Cases['QueueItem'], 'title' | 'address' | 'partiesMasked' | 'partyCount' | 'lead' | 'clock' | 'mergedInto' | 'nextAction' | 'proposals'>,
  { departments: DepartmentOnCase[]; clock?: Clock; availableActions: AvailableAction[]; proposals?: Proposal[] }
>;

export type CaseView = With<
  Shape<
    Cases['CaseView'],
    | 'title'
    | 'narrative'
    | 'address'
    | 'scale'
    | 'parties'
    | 'partyCount'
    | 'lead'
    | 'clock'
    | 'clocks'
    | 'axes'
    | 'mergedInto'
    | 'absorbed'
    | 'proposals'
    | 'prompts'
    | 'nextAction'
    | 'ownWork'
  >,
  {
    departments: DepartmentOnCase[];
    responsible: Responsible[];
    prompts?: Prompt[];
    clock?: Clock;
    clocks?: ClockDetail[];
    axes?: Axes;
    availableActions: AvailableAction[];
    parties?: PartyShown[];
    absorbed?: Shape<Cases['AbsorbedView']>[];
    proposals?: Proposal[];
  }
>;

/** What a department will see of a case once it is asked for a part, by the roles that work there. */
export interface SharePreview {
  department: string;
  departmentName: string;
  standing: string;
  seen: SeenBy[];
}

export interface SeenBy {
  roles: string[];
  standing: string;
  shown: string[];
  hidden: { fieldClass: string; why: string; reason: string }[];
  withheld: string[];
  view: CaseView;
}

export type QueuePage = With<Shape<Cases['QueuePage'], 'next' | 'estimate'>, { items: QueueItem[] }>;

export interface Counters {
  byStatus: Record<string, number>;
  byColour: Record<string, number>;
  byDepartment: Record<string, Shape<Cases['OfDepartment']>>;
}

export type TimelineEntry = Shape<Cases['TimelineItem'], 'byName' | 'byDepartment' | 'toDepartment' | 'otherCase' | 'about' | 'reason' | 'note'>;

export type RiskReason = Shape<Risk['RiskReason']>;

/** What a department off the case may not see is absent. */
export type RiskView = With<
  Shape<
    Risk['RiskOfCase'],
    'points' | 'ruleSet' | 'override' | 'reasons' | 'caps' | 'missing' | 'toLower' | 'explanation' | 'assessedAt' | 'history'
  >,
  {
    reasons?: RiskReason[];
    missing?: Shape<Risk['UnansweredQuestion']>[];
    toLower?: Shape<Risk['LoweringChange'], 'factor'>[];
    history?: Shape<Risk['PastAssessment']>[];
  }
>;

export type Receipt = Shape<Notification['Receipt'], 'requestedAt' | 'deliveredAt' | 'seenAt' | 'acceptedAt' | 'rejectedAt' | 'doneAt'>;

export type Coded = Shape<Cases['Entry'], 'short'>;
export type Question = Shape<Cases['Question']>;

export type Dictionaries = With<
  Shape<Cases['Dictionaries']>,
  {
    types: Coded[];
    sources: Coded[];
    scales: Coded[];
    statuses: Coded[];
    departments: Coded[];
    outcomes: Coded[];
    pauseReasons: Coded[];
    protectionApplicants: Coded[];
    documentKinds: Coded[];
    posts: Coded[];
    teamKinds: Coded[];
    teamRoles: Coded[];
    questions: Question[];
  }
>;

export type AreaNode = With<Shape<Cases['AreaNode']>, { children: AreaNode[] }>;

export type RaiseCase = With<
  Shape<
    Cases['RaiseCase'],
    | 'address'
    | 'narrative'
    | 'scale'
    | 'parties'
    | 'partyCount'
    | 'answers'
    | 'departments'
    | 'restricted'
    | 'foundAt'
    | 'mode'
    | 'externalRef'
  >,
  { parties?: Party[]; answers?: Record<string, Answer> }
>;

export type DuplicateHint = Shape<Cases['Hint'], 'title'>;

export interface Page<T> {
  items: T[];
  next?: string | number;
}

export type ImportRun = Shape<Cases['ImportView'], 'failure' | 'total' | 'finishedAt'>;
export type ImportPage = With<Shape<Cases['Page'], 'next'>, { items: ImportRun[] }>;
export type ImportError = Shape<Cases['RowError'], 'column' | 'reason' | 'value'>;
export type ImportErrorPage = With<Shape<Cases['Errors'], 'next'>, { items: ImportError[] }>;

/** By hand until the document of case-service tells of `importMappings.list`. */
export interface MappingPage {
  items: { name: string; title: string }[];
  next?: string;
}

export type DepartmentReach = NullAbsent<Door['Reachability']['departments'][number]>;
export type StationReach = NullAbsent<Door['Reachability']['stations'][number]>;
export type Reachability = With<Door['Reachability'], { departments: DepartmentReach[]; stations: StationReach[] }>;

/** By hand, and so are its outcomes: the documents of the three services say of a dead letter only that it is an object. */
export interface DeadLetter {
  id: string;
  topic: string;
  subject?: string;
  sequence?: number;
  type?: string;
  reason: 'POISON' | 'MALFORMED' | 'GAP' | 'BEHIND';
  error: string;
  state: 'PARKED' | 'REPLAYED' | 'DISCARDED';
  attempts: number;
  failedAt: string;
}

export interface DeadLetterContent extends DeadLetter {
  partition: number;
  offset: number;
  headers: Record<string, string>;
  payload?: string;
  /** `base64` when the payload is no text. */
  encoding?: string;
}

/** What a replay or a discarding led to. */
export interface DeadLetterOutcome {
  /** How many events of the subject are through now. */
  settled: number;
  /** What stands in front now, if anything is left. */
  stoppedBy?: DeadLetter;
}
