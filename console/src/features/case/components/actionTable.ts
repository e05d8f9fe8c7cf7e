import type { ActionCode, AvailableAction, CaseView, DepartmentOnCase, Proposal } from '../../../shared/api/types.ts';
import type { Messages } from '../../../shared/i18n/zh.ts';

/** What a person says to an action, by its place in the command's body. */
export interface Field {
  name: FieldName;
  kind: Kind;
  /** Whether the command refuses to go without it. */
  required: boolean;
  label: keyof Messages['actionDialog']['labels'];
  /** Of a choice: what it offers, in this order. */
  options?: readonly string[];
  /** Of a code: the dictionary it is of. */
  dictionary?: 'types' | 'outcomes' | 'pauseReasons' | 'protectionApplicants';
  /** Of a department: which ones make sense. */
  among?: Among;
  /** A machine may have proposed the value. */
  proposal?: Proposal['field'];
  /** Asked only while such a proposal waits for a person, and then it has to be answered. */
  onlyIfProposed?: boolean;
  /** Asked only while the reader's department is asked for a promise with its part; the day that is asked for is there already. */
  onlyIfPromised?: boolean;
}

export type FieldName =
  | 'type'
  | 'department'
  | 'into'
  | 'reason'
  | 'note'
  | 'to'
  | 'form'
  | 'cause'
  | 'outcome'
  | 'side'
  | 'reached'
  | 'bothAgreed'
  | 'code'
  | 'until'
  | 'level'
  | 'given'
  | 'format'
  | 'whyNot'
  | 'remark'
  | 'applicant'
  | 'urgent'
  | 'acceptedAt'
  | 'protects'
  | 'against'
  | 'court'
  | 'measures'
  | 'title'
  | 'narrative'
  | 'address'
  | 'what'
  | 'due'
  | 'keep';

/** Each kind has one control. */
type Kind = 'text' | 'line' | 'choice' | 'yesNo' | 'moment' | 'day' | 'dictionary' | 'department' | 'departments' | 'case';

/** Departments to hand a case to, to invite, to let off, to take off a case, and to leave on one that is restricted. */
type Among = 'others' | 'invitable' | 'busy' | 'removable' | 'told';

export interface Row {
  /** The heading it stands under in the menu; the server's order is by these. */
  group: keyof Messages['case']['actionGroups'];
  /** A button always, or only while it may be done, or an item of the menu. */
  place: 'button' | 'button-if-allowed' | 'menu';
  fields: readonly Field[];
}

const reason: Field = { name: 'reason', kind: 'text', required: true, label: 'reason' };
const note: Field = { name: 'note', kind: 'text', required: false, label: 'note' };
const saying = (label: Field['label']): Field => ({ ...note, label, required: true });
const outcome: Field = { name: 'outcome', kind: 'dictionary', dictionary: 'outcomes', required: true, label: 'outcome' };
const yesNo = (name: FieldName, label: Field['label']): Field => ({ name, kind: 'yesNo', required: true, label });
const choice = (name: FieldName, label: Field['label'], ...options: string[]): Field => ({ name, kind: 'choice', required: true, label, options });
const department = (among: Among): Field => ({ name: 'department', kind: 'department', among, required: true, label: among === 'others' ? 'department' : 'partner' });
const handedTo: Field = { ...department('others'), proposal: 'DEPARTMENT' };

/**
 * Every action of case-service: where it stands and what it asks for, in the server's order. A test compares the fields
 * with the commands of its OpenAPI document.
 */
export const ACTIONS: Readonly<Record<ActionCode, Row>> = {
  ACCEPT: {
    group: 'forward',
    place: 'button',
    fields: [{ name: 'type', kind: 'dictionary', dictionary: 'types', required: false, label: 'type', proposal: 'TYPE', onlyIfProposed: true }],
  },
  ASSIGN: { group: 'forward', place: 'button', fields: [handedTo, note] },
  SIGN: { group: 'forward', place: 'button', fields: [] },
  START_RESOLVING: { group: 'forward', place: 'button-if-allowed', fields: [note] },
  PERFORM: { group: 'forward', place: 'button-if-allowed', fields: [outcome, note] },
  APPLY_WRITE_OFF: { group: 'forward', place: 'button-if-allowed', fields: [saying('settled')] },
  SHARE_ACCEPT: {
    group: 'forward',
    place: 'button',
    fields: [
      { name: 'due', kind: 'day', required: false, label: 'due', onlyIfPromised: true },
      { name: 'reason', kind: 'text', required: false, label: 'anotherDay', onlyIfPromised: true },
    ],
  },
  SHARE_DONE: { group: 'forward', place: 'button', fields: [note] },

  CONTACT: { group: 'work', place: 'button-if-allowed', fields: [saying('contact')] },
  REPORT_BACK: { group: 'work', place: 'button-if-allowed', fields: [saying('progress')] },
  // parties and answers are lists, which no control of this dialog takes
  AMEND: {
    group: 'work',
    place: 'menu',
    fields: [
      { name: 'title', kind: 'line', required: false, label: 'newTitle' },
      { name: 'narrative', kind: 'text', required: false, label: 'newNarrative' },
      { name: 'address', kind: 'line', required: false, label: 'newAddress' },
      { ...reason, label: 'amendReason' },
    ],
  },
  COMMIT: {
    group: 'work',
    place: 'menu',
    fields: [
      { name: 'what', kind: 'text', required: true, label: 'promised' },
      { name: 'due', kind: 'day', required: true, label: 'due' },
    ],
  },
  PLAN: { group: 'work', place: 'menu', fields: [saying('plan')] },
  FOLLOW_UP: {
    group: 'work',
    place: 'menu',
    fields: [choice('side', 'side', 'APPLICANT', 'RESPONDENT', 'OTHER'), yesNo('reached', 'reached'), saying('followUp')],
  },
  AGREE: { group: 'work', place: 'button-if-allowed', fields: [choice('form', 'form', 'WRITTEN', 'ORAL', 'PARTIAL'), note] },
  MEDIATE: {
    group: 'work',
    place: 'menu',
    fields: [choice('side', 'side', 'APPLICANT', 'RESPONDENT', 'OTHER'), yesNo('given', 'consents'), { ...reason, required: false }],
  },
  PROTECT: { group: 'work', place: 'menu', fields: [reason] },
  REPORT_DANGER: {
    group: 'work',
    place: 'menu',
    fields: [
      { name: 'to', kind: 'line', required: false, label: 'reportedTo' },
      { name: 'whyNot', kind: 'text', required: false, label: 'whyNotReported' },
    ],
  },
  SAFEGUARD: {
    group: 'work',
    place: 'menu',
    fields: [
      { name: 'applicant', kind: 'dictionary', dictionary: 'protectionApplicants', required: true, label: 'applicant' },
      yesNo('urgent', 'urgent'),
      { name: 'acceptedAt', kind: 'moment', required: true, label: 'acceptedAt' },
      { name: 'protects', kind: 'line', required: true, label: 'protects' },
      { name: 'against', kind: 'line', required: true, label: 'against' },
      { name: 'court', kind: 'line', required: true, label: 'court' },
      { name: 'measures', kind: 'text', required: false, label: 'measures' },
      note,
    ],
  },
  MAKE_PAPER: {
    group: 'work',
    place: 'menu',
    fields: [
      { ...choice('format', 'format', 'PDF', 'DOCX'), required: false },
      { name: 'remark', kind: 'text', required: false, label: 'remark' },
    ],
  },
  RECORD_OUTCOME: { group: 'work', place: 'button-if-allowed', fields: [outcome, note] },
  PASS_WRITE_OFF: { group: 'work', place: 'button-if-allowed', fields: [note] },
  FAIL_WRITE_OFF: { group: 'work', place: 'menu', fields: [choice('to', 'goesTo', 'INVESTIGATING', 'RESOLVING'), reason] },
  SHARE_ASK: { group: 'work', place: 'menu', fields: [department('invitable'), { ...note, label: 'task' }, { name: 'due', kind: 'day', required: false, label: 'promiseBy' }] },
  RESTRICT: { group: 'work', place: 'menu', fields: [{ name: 'keep', kind: 'departments', among: 'told', required: false, label: 'keep' }, reason] },
  LIFT_RESTRICTION: { group: 'work', place: 'menu', fields: [reason] },
  PAUSE: {
    group: 'work',
    place: 'menu',
    fields: [
      { name: 'code', kind: 'dictionary', dictionary: 'pauseReasons', required: true, label: 'pauseReason' },
      { name: 'until', kind: 'moment', required: true, label: 'until' },
      reason,
    ],
  },
  RESUME: { group: 'work', place: 'menu', fields: [note] },
  ASK_EXTENSION: { group: 'work', place: 'menu', fields: [reason] },
  GRANT_EXTENSION: { group: 'work', place: 'menu', fields: [yesNo('bothAgreed', 'bothAgreed'), saying('heard')] },
  REFUSE_EXTENSION: { group: 'work', place: 'menu', fields: [reason] },
  RAISE_UP: { group: 'work', place: 'menu', fields: [reason] },
  INSTRUCT: { group: 'work', place: 'menu', fields: [saying('instruction')] },
  SUPERVISE: { group: 'work', place: 'menu', fields: [choice('level', 'level', 'ORDINARY', 'YELLOW_CARD', 'RED_CARD'), reason] },
  CANCEL_SUPERVISION: { group: 'work', place: 'menu', fields: [reason] },

  HAND_OVER: { group: 'elsewhere', place: 'button', fields: [handedTo, reason] },
  RETURN: { group: 'elsewhere', place: 'button', fields: [reason] },

  SHARE_WAIVE: { group: 'ending', place: 'menu', fields: [department('busy'), reason] },
  SHARE_REVOKE: { group: 'ending', place: 'menu', fields: [department('removable'), reason] },
  SHARE_REJECT: { group: 'ending', place: 'button', fields: [reason] },
  BREACH: { group: 'ending', place: 'menu', fields: [choice('to', 'goesTo', 'RESOLVING', 'GUIDED'), reason] },
  GUIDE: { group: 'ending', place: 'menu', fields: [choice('cause', 'cause', 'FAILED', 'REFUSED', 'TIME_OVER', 'BREACHED'), reason] },
  REOPEN: { group: 'ending', place: 'menu', fields: [reason] },
  MERGE: { group: 'ending', place: 'button', fields: [{ name: 'into', kind: 'case', required: true, label: 'into' }] },
  DECLINE: { group: 'ending', place: 'menu', fields: [reason] },
  REFER_OUT: { group: 'ending', place: 'menu', fields: [{ name: 'to', kind: 'line', required: true, label: 'referredTo' }, reason] },
};

/** A newer server may know more; what it invents goes as it is, and the server says which field it misses. */
export function rowOf(code: string): Row {
  const known: Readonly<Record<string, Row | undefined>> = ACTIONS;
  return known[code] ?? { group: 'ending', place: 'menu', fields: [] };
}

/** Actions under their headings; a heading comes where its first action does. */
export function groupsOf(actions: AvailableAction[]): { group: Row['group']; members: AvailableAction[] }[] {
  const groups = new Map<Row['group'], AvailableAction[]>();
  for (const action of actions) {
    const { group } = rowOf(action.action);
    groups.set(group, [...(groups.get(group) ?? []), action]);
  }
  return [...groups].map(([group, members]) => ({ group, members }));
}

/**
 * What a person has to say before an action can be sent: who accepts a case whose type a machine proposed decides on it, and
 * whose department is asked for a promise may name another day.
 */
export function askedFor(code: string, view: Pick<CaseView, 'proposals'> & Partial<Pick<CaseView, 'departments'>>, own?: string): readonly Field[] {
  return rowOf(code).fields.filter(
    ({ onlyIfProposed, proposal, onlyIfPromised }) =>
      (!onlyIfProposed || (proposal && proposed(view, proposal))) && (!onlyIfPromised || promiseBy(view, own)),
  );
}

/** By when a department is asked to promise its part; empty when it is not. */
export function promiseBy(view: Partial<Pick<CaseView, 'departments'>>, department: string | undefined): string | undefined {
  return view.departments?.find((each) => each.department === department)?.promiseBy;
}

/** What a machine proposed and nobody has decided on. */
export function proposed(view: Pick<CaseView, 'proposals'>, field: Proposal['field']): string | undefined {
  return view.proposals?.find((each) => each.field === field)?.code;
}

export type Answers = Partial<Record<FieldName, string | boolean | string[]>>;

/** The body of the command: what was left empty is not sent, and a moment is sent with its zone. */
export function bodyOf(fields: readonly Field[], answers: Answers): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { name, kind } of fields) {
    const answer = answers[name];
    if (answer === undefined || (typeof answer !== 'boolean' && answer.toString().trim() === '')) continue;
    body[name] = kind === 'moment' && typeof answer === 'string' ? new Date(answer).toISOString() : answer;
  }
  return body;
}

const AGAIN: readonly DepartmentOnCase['share'][] = ['REJECTED', 'WAIVED', 'REVOKED'];
const OVER: readonly DepartmentOnCase['share'][] = ['DONE', 'WAIVED', 'REVOKED'];

/** Whether naming a department makes sense; the server has the last word. */
export function mayName(among: Among | undefined, code: string, view: Pick<CaseView, 'lead' | 'raisedBy' | 'departments'>): boolean {
  const onCase = view.departments.find((each) => each.department === code);
  const share = onCase?.share;
  const answersForIt = code === view.lead || code === view.raisedBy;
  switch (among) {
    case 'invitable': // who was only told of the case can be asked for a part in it
      return share === undefined || AGAIN.includes(share) || (onCase?.asked === false && !answersForIt);
    case 'busy':
      return share !== undefined && !OVER.includes(share);
    case 'removable':
      return share !== undefined && share !== 'REVOKED' && !answersForIt;
    case 'told': // who works on it stays without being named
      return share === 'REQUESTED' && onCase?.asked !== true && !answersForIt;
    case 'others':
    case undefined:
      return code !== view.lead;
  }
}
