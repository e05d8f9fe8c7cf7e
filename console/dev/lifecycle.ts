import type { ActionCode, AvailableAction, CaseView, Clock, Proposal, Share, SharePreview, TimelineEntry } from '../src/shared/api/types.ts';
import { detailOf, DICTIONARIES, namedIn } from './fixtures.ts';

/** What the mock knows of the lifecycle of case-service: enough to drive a case from its registration to its end. */
export interface Person {
  name: string;
  department: string;
  roles: string[];
}

type Status = CaseView['status'];

interface Step {
  path: string;
  name: string;
  /** States it may be done in; absent for every open one. */
  from?: readonly Status[];
  to?: Status;
  /** Whether only the department responsible may. */
  lead?: boolean;
  leader?: boolean;
  /** States the own part has to be in. */
  share?: readonly Share[];
  /** Fields it does not go without. */
  needs?: readonly string[];
  /** Why not, when the state or the department is not right. */
  against: string;
  line: TimelineEntry['what'];
}

const CLOSED: readonly Status[] = ['WRITTEN_OFF', 'ARCHIVED', 'DECLINED', 'REFERRED_OUT', 'MERGED'];
const WORKED_ON: readonly Status[] = ['INVESTIGATING', 'RESOLVING', 'PERFORMING', 'GUIDED'];
const RUNNING: readonly Status[] = ['INVESTIGATING', 'RESOLVING', 'PERFORMING'];
const EXTENDABLE: readonly Status[] = ['INVESTIGATING', 'RESOLVING'];
const NOT_MERGED: readonly Status[] = [...RUNNING, 'REGISTERED', 'ACCEPTED', 'ASSIGNED', 'GUIDED', 'OUTCOME_RECORDED', 'PENDING_WRITE_OFF', 'REOPENED', 'WRITTEN_OFF', 'ARCHIVED', 'DECLINED', 'REFERRED_OUT'];
const NOT_NOW = '案件现在的状态不能这样办理';
const NOT_OVER = '案件已经了结';

/** In the server's order, which is the one it proposes in. */
export const STEPS: Readonly<Record<ActionCode, Step>> = {
  ACCEPT: { path: 'accept', name: '受理', from: ['REGISTERED'], to: 'ACCEPTED', against: '只有已登记的案件可以受理', line: 'ACCEPTED' },
  ASSIGN: { path: 'assign', name: '交办', from: ['ACCEPTED'], to: 'ASSIGNED', needs: ['department'], against: '受理之后才能交办', line: 'ASSIGNED' },
  SIGN: { path: 'sign', name: '签收', from: ['ASSIGNED'], to: 'INVESTIGATING', lead: true, against: '现在不是待签收状态', line: 'SIGNED' },
  START_RESOLVING: { path: 'start-resolving', name: '开始化解', from: ['INVESTIGATING'], to: 'RESOLVING', lead: true, against: '核查之后才能开始化解', line: 'RESOLVING_STARTED' },
  PERFORM: { path: 'perform', name: '履行完毕', from: ['PERFORMING'], to: 'OUTCOME_RECORDED', lead: true, needs: ['outcome'], against: '达成协议之后才能履行', line: 'PERFORMED' },
  APPLY_WRITE_OFF: { path: 'write-off/apply', name: '申请销号', from: ['OUTCOME_RECORDED'], to: 'PENDING_WRITE_OFF', lead: true, needs: ['note'], against: '办结之后才能申请销号', line: 'WRITE_OFF_APPLIED' },
  SHARE_ACCEPT: { path: 'shares/accept', name: '接受协办', share: ['REQUESTED'], against: '贵部门已经答复', line: 'SHARE_ACCEPTED' },
  SHARE_DONE: { path: 'shares/done', name: '协办完成', share: ['ACCEPTED'], against: '接受协办之后才能办完', line: 'SHARE_DONE' },
  CONTACT: { path: 'contact', name: '首次接触', from: WORKED_ON, needs: ['note'], against: NOT_NOW, line: 'CONTACT_MADE' },
  REPORT_BACK: { path: 'report-back', name: '反馈', from: ['ACCEPTED', 'ASSIGNED', ...WORKED_ON], needs: ['note'], against: NOT_NOW, line: 'REPORTED_BACK' },
  AMEND: { path: 'amend', name: '补正', needs: ['reason'], against: NOT_OVER, line: 'AMENDED' },
  COMMIT: { path: 'commitments', name: '作出承诺', from: ['ACCEPTED', 'ASSIGNED', ...WORKED_ON], needs: ['what', 'due'], against: NOT_NOW, line: 'COMMITMENT_MADE' },
  PLAN: { path: 'plan', name: '制定方案', from: WORKED_ON, lead: true, needs: ['note'], against: NOT_NOW, line: 'PLAN_RECORDED' },
  FOLLOW_UP: { path: 'follow-up', name: '回访', from: ['PERFORMING', 'OUTCOME_RECORDED', 'WRITTEN_OFF'], needs: ['side', 'reached', 'note'], against: '履行之后才能回访', line: 'FOLLOWED_UP' },
  AGREE: { path: 'agree', name: '达成协议', from: ['RESOLVING'], to: 'PERFORMING', lead: true, needs: ['form'], against: '化解中才能达成协议', line: 'AGREED' },
  MEDIATE: { path: 'mediation/consents', name: '记录调解意愿', from: ['RESOLVING', 'PERFORMING', 'GUIDED'], lead: true, needs: ['side', 'given'], against: '化解中才能记录调解意愿', line: 'CONSENT_RECORDED' },
  PROTECT: { path: 'mediation/safety/child', name: '标记未成年人处于危险', needs: ['reason'], against: NOT_OVER, line: 'MEDIATION_NOTED' },
  REPORT_DANGER: { path: 'mediation/safety/report', name: '登记强制报告', against: NOT_OVER, line: 'MEDIATION_NOTED' },
  SAFEGUARD: {
    path: 'protections/orders',
    name: '申请人身安全保护令',
    needs: ['applicant', 'urgent', 'acceptedAt', 'protects', 'against', 'court'],
    against: NOT_OVER,
    line: 'PROTECTION_NOTED',
  },
  MAKE_PAPER: { path: 'mediation/papers/RIGHTS_NOTICE', name: '生成权利义务告知书', from: ['RESOLVING', 'PERFORMING'], lead: true, against: '化解中才能生成文书', line: 'MEDIATION_NOTED' },
  RECORD_OUTCOME: { path: 'outcome', name: '办结', from: ['INVESTIGATING', 'GUIDED'], to: 'OUTCOME_RECORDED', lead: true, needs: ['outcome'], against: NOT_NOW, line: 'OUTCOME_RECORDED' },
  PASS_WRITE_OFF: { path: 'write-off/pass', name: '验收销号', from: ['PENDING_WRITE_OFF'], to: 'WRITTEN_OFF', lead: true, against: '申请销号之后才能验收', line: 'WRITTEN_OFF' },
  FAIL_WRITE_OFF: { path: 'write-off/fail', name: '验收退回', from: ['PENDING_WRITE_OFF'], lead: true, needs: ['to', 'reason'], against: '申请销号之后才能验收', line: 'WRITE_OFF_REFUSED' },
  SHARE_ASK: { path: 'shares/ask', name: '邀请协办', needs: ['department'], against: NOT_OVER, line: 'SHARE_ASKED' },
  RESTRICT: { path: 'restrict', name: '限制知悉', from: NOT_MERGED, needs: ['reason'], against: '案件已限制知悉', line: 'RESTRICTED' },
  LIFT_RESTRICTION: { path: 'restrict/lift', name: '解除限制知悉', from: NOT_MERGED, needs: ['reason'], against: '案件没有限制知悉', line: 'RESTRICTION_LIFTED' },
  PAUSE: { path: 'pause', name: '挂起', from: RUNNING, lead: true, needs: ['code', 'until', 'reason'], against: NOT_NOW, line: 'PAUSED' },
  RESUME: { path: 'resume', name: '恢复', from: RUNNING, lead: true, against: '案件没有挂起', line: 'RESUMED' },
  ASK_EXTENSION: { path: 'extension/ask', name: '申请延期', from: EXTENDABLE, lead: true, needs: ['reason'], against: '现在不能申请延期', line: 'EXTENSION_ASKED' },
  GRANT_EXTENSION: { path: 'extension/grant', name: '同意延期', from: EXTENDABLE, lead: true, needs: ['bothAgreed', 'note'], against: '没有延期申请', line: 'EXTENSION_ANSWERED' },
  REFUSE_EXTENSION: { path: 'extension/refuse', name: '不同意延期', from: EXTENDABLE, lead: true, needs: ['reason'], against: '没有延期申请', line: 'EXTENSION_ANSWERED' },
  RAISE_UP: { path: 'raise-up', name: '上报', needs: ['reason'], against: '已由一级负责', line: 'RAISED_UP' },
  INSTRUCT: { path: 'instruct', name: '批示', leader: true, needs: ['note'], against: NOT_OVER, line: 'INSTRUCTED' },
  SUPERVISE: { path: 'supervise', name: '督办', leader: true, needs: ['level', 'reason'], against: '已是红牌督办', line: 'SUPERVISED' },
  CANCEL_SUPERVISION: { path: 'supervise/cancel', name: '解除督办', leader: true, needs: ['reason'], against: '案件没有督办', line: 'SUPERVISION_CANCELLED' },
  HAND_OVER: { path: 'hand-over', name: '移交', from: ['ASSIGNED', 'INVESTIGATING', 'RESOLVING'], to: 'ASSIGNED', lead: true, needs: ['department', 'reason'], against: '只有牵头部门可以移交', line: 'HANDED_OVER' },
  RETURN: { path: 'return', name: '回退', from: ['ASSIGNED'], to: 'ACCEPTED', lead: true, needs: ['reason'], against: '只有被交办的部门在签收前可以回退', line: 'RETURNED' },
  SHARE_WAIVE: { path: 'shares/waive', name: '免除协办', needs: ['department', 'reason'], against: NOT_OVER, line: 'SHARE_WAIVED' },
  SHARE_REVOKE: { path: 'shares/revoke', name: '撤销共享', needs: ['department', 'reason'], against: NOT_OVER, line: 'SHARE_REVOKED' },
  SHARE_REJECT: { path: 'shares/reject', name: '退回协办', share: ['REQUESTED', 'ACCEPTED'], needs: ['reason'], against: '贵部门已经答复', line: 'SHARE_REJECTED' },
  BREACH: { path: 'breach', name: '未履行', from: ['PERFORMING'], lead: true, needs: ['to', 'reason'], against: '达成协议之后才能登记未履行', line: 'BREACHED' },
  GUIDE: { path: 'guide', name: '引导其他途径', from: ['RESOLVING'], to: 'GUIDED', lead: true, needs: ['cause', 'reason'], against: '化解中才能引导', line: 'GUIDED' },
  REOPEN: { path: 'reopen', name: '重开', from: ['GUIDED', 'WRITTEN_OFF'], to: 'REOPENED', lead: true, needs: ['reason'], against: '案件没有了结', line: 'REOPENED' },
  MERGE: { path: 'merge', name: '并案', from: ['REGISTERED', 'ACCEPTED', 'ASSIGNED', 'INVESTIGATING'], to: 'MERGED', against: '案件已在化解，不能并案', line: 'MERGED' },
  DECLINE: { path: 'decline', name: '不予受理', from: ['REGISTERED'], to: 'DECLINED', needs: ['reason'], against: '受理之后不能再不予受理', line: 'DECLINED' },
  REFER_OUT: { path: 'refer-out', name: '转出', from: ['REGISTERED', 'ACCEPTED'], to: 'REFERRED_OUT', needs: ['to', 'reason'], against: '交办之后不能转出', line: 'REFERRED_OUT' },
};

const FORWARD: readonly ActionCode[] = ['ACCEPT', 'ASSIGN', 'SIGN', 'START_RESOLVING', 'PERFORM', 'APPLY_WRITE_OFF', 'SHARE_ACCEPT', 'SHARE_DONE'];

export const stepAt = (path: string): [ActionCode, Step] | undefined =>
  (Object.entries(STEPS) as [ActionCode, Step][]).find(([, step]) => step.path === path);

/** What may be done, and what of it comes next: only what takes a case on is ever proposed. */
export function offered(view: CaseView, person: Person): Pick<CaseView, 'availableActions' | 'nextAction'> {
  const availableActions = (Object.entries(STEPS) as [ActionCode, Step][]).map(([action, step]): AvailableAction => {
    const reason = against(action, step, view, person);
    return { action, name: step.name, allowed: reason === undefined, reason, method: 'POST', href: `/api/cases/${view.id}/${step.path}` };
  });
  return { availableActions, nextAction: FORWARD.find((next) => availableActions.some(({ action, allowed }) => allowed && action === next)) };
}

function against(action: ActionCode, step: Step, view: CaseView, person: Person): string | undefined {
  if (!person.roles.includes(step.leader ? 'LEADER' : 'DISPATCHER')) return '您的岗位不能办理';
  const own = view.departments.find((each) => each.department === person.department)?.share;
  if (step.share) return own && step.share.includes(own) ? undefined : step.against;
  if (action === 'SIGN' && view.lead !== person.department) return '只有被交办的部门可以签收';
  if (step.from ? !step.from.includes(view.status) : CLOSED.includes(view.status)) return step.against;
  if (step.lead && view.lead !== person.department) return '只有牵头部门可以这样办理';
  const { supervision, tier, pauseUntil, extensionAsked } = view.axes ?? {};
  switch (action) {
    case 'PAUSE':
      return pauseUntil ? '案件已经挂起' : undefined;
    case 'RESUME':
      return pauseUntil ? undefined : step.against;
    case 'ASK_EXTENSION':
      return extensionAsked ? '已经申请延期' : undefined;
    case 'GRANT_EXTENSION':
    case 'REFUSE_EXTENSION':
      return extensionAsked ? undefined : step.against;
    case 'RAISE_UP':
      return tier === 'L1' ? step.against : undefined;
    case 'SUPERVISE':
      return supervision === 'RED_CARD' ? step.against : undefined;
    case 'CANCEL_SUPERVISION':
      return supervision === 'NONE' ? step.against : undefined;
    case 'RESTRICT':
      return view.restricted ? step.against : undefined;
    case 'LIFT_RESTRICTION':
      return view.restricted ? undefined : step.against;
    default:
      return undefined;
  }
}

/** The first field a command lacks. */
export const missing = (step: Step, json: Record<string, unknown>): string | undefined =>
  step.needs?.find((field) => json[field] === undefined || json[field] === '');

/** Takes a step in the case itself; a new answer of the department's own part is given back. */
export function take(view: CaseView, person: Person, action: ActionCode, json: Record<string, unknown>): 'ACCEPTED' | 'REJECTED' | 'DONE' | undefined {
  const { to } = STEPS[action];
  const axes = view.axes ?? { tier: 'L3', supervision: 'NONE', extensionAsked: false, reopened: 0 };
  view.axes = axes;
  const become = (status: Status) => {
    view.status = status;
    view.statusName = namedIn(DICTIONARIES.statuses, status);
  };
  // a refusal may be taken back, and then what is asked for is promised after all
  const left = ({ promiseBy }: { promiseBy?: string }, state: Share) => ({
    reason: state === 'ACCEPTED' ? undefined : said(json, 'reason'),
    promiseBy: state === 'REJECTED' ? promiseBy : undefined,
  });
  const share = (department: string, state: Share) => {
    view.departments = view.departments.map((each) => (each.department === department ? { ...each, share: state, ...left(each, state) } : each));
  };
  if (to) become(to);
  switch (action) {
    case 'ACCEPT':
      if (!json['type']) return undefined;
      view.type = said(json, 'type') ?? view.type;
      view.typeName = namedIn(DICTIONARIES.types, view.type);
      decide(view, 'TYPE');
      return undefined;
    case 'ASSIGN':
    case 'HAND_OVER':
      decide(view, 'DEPARTMENT');
      view.lead = said(json, 'department');
      tick(view, { kind: 'SIGN', name: '签收', dueAt: soon(15), overdue: false });
      return undefined;
    case 'SIGN':
      tick(view, { kind: 'FIRST_CONTACT', name: '首次联系当事人', dueAt: soon(240), overdue: false });
      return 'ACCEPTED';
    case 'CONTACT':
      tick(view, { kind: 'RESOLVE', name: '化解', dueAt: soon(30 * 24 * 60), overdue: false });
      return undefined;
    case 'RETURN':
      view.lead = undefined;
      return undefined;
    case 'MERGE':
      view.mergedInto = said(json, 'into');
      return undefined;
    case 'PERFORM':
    case 'RECORD_OUTCOME':
      tick(view, undefined);
      axes.outcome = said(json, 'outcome');
      axes.outcomeName = namedIn(DICTIONARIES.outcomes, axes.outcome ?? '');
      return undefined;
    case 'PASS_WRITE_OFF':
      axes.closedAt = soon(0);
      return undefined;
    case 'BREACH':
    case 'FAIL_WRITE_OFF':
      become((said(json, 'to') ?? 'RESOLVING') as Status);
      return undefined;
    case 'REOPEN':
      axes.reopened++;
      return undefined;
    case 'PAUSE':
      axes.pauseReason = said(json, 'code');
      axes.pauseReasonName = namedIn(DICTIONARIES.pauseReasons, axes.pauseReason ?? '');
      axes.pauseUntil = said(json, 'until');
      return undefined;
    case 'RESUME':
      view.axes = { ...axes, pauseReason: undefined, pauseReasonName: undefined, pauseUntil: undefined };
      return undefined;
    case 'ASK_EXTENSION':
    case 'GRANT_EXTENSION':
    case 'REFUSE_EXTENSION':
      axes.extensionAsked = action === 'ASK_EXTENSION';
      return undefined;
    case 'RAISE_UP':
      axes.tier = axes.tier === 'L3' ? 'L2' : 'L1';
      return undefined;
    case 'SUPERVISE':
      axes.supervision = (said(json, 'level') ?? 'ORDINARY') as typeof axes.supervision;
      return undefined;
    case 'CANCEL_SUPERVISION':
      axes.supervision = 'NONE';
      return undefined;
    case 'RESTRICT': {
      const keep = Array.isArray(json['keep']) ? (json['keep'] as string[]) : [];
      view.restricted = true;
      view.departments = view.departments.filter(
        (each) => each.share !== 'REQUESTED' || each.asked || [...keep, view.lead, view.raisedBy].includes(each.department),
      );
      return undefined;
    }
    case 'LIFT_RESTRICTION':
      view.restricted = false;
      return undefined;
    case 'SHARE_ASK': {
      const department = said(json, 'department') ?? '';
      const others = view.departments.filter((each) => each.department !== department);
      view.departments = [...others, { department, name: namedIn(DICTIONARIES.departments, department), share: 'REQUESTED', promiseBy: said(json, 'due') }];
      return undefined;
    }
    case 'SHARE_WAIVE':
      share(said(json, 'department') ?? '', 'WAIVED');
      return undefined;
    case 'SHARE_REVOKE':
      view.departments = view.departments.filter((each) => each.department !== json['department']);
      return undefined;
    case 'SHARE_ACCEPT':
    case 'SHARE_REJECT':
    case 'SHARE_DONE': {
      const state = ({ SHARE_ACCEPT: 'ACCEPTED', SHARE_REJECT: 'REJECTED', SHARE_DONE: 'DONE' } as const)[action];
      share(person.department, state);
      return state;
    }
    default:
      return undefined; // the state is all that changes, or nothing but the timeline
  }
}

/** What a line of the timeline is about, as the server codes it. */
export function aboutOf(json: Record<string, unknown>): string | undefined {
  if (json['side']) return `${said(json, 'side')}:${json['reached'] === true ? 'REACHED' : 'NOT_REACHED'}`;
  return ['form', 'cause', 'outcome', 'code', 'level'].map((field) => said(json, field)).find((code) => code !== undefined);
}

/** What a department will see once it is asked: never how to reach the people, which is enough for a mock. */
export function previewOf(view: CaseView, department: string): SharePreview {
  const then: CaseView = { ...view, parties: view.parties?.map(({ name, role }) => ({ name, role })), availableActions: [], nextAction: undefined, hidden: ['CONTACT'] };
  return {
    department,
    departmentName: namedIn(DICTIONARIES.departments, department),
    standing: view.departments.some((each) => each.department === department) ? 'ON_CASE' : 'NEIGHBOUR',
    seen: [
      {
        roles: ['DISPATCHER', 'RECEIVER', 'LIAISON', 'MEDIATOR', 'GRID_WORKER', 'LEADER'],
        standing: 'ON_CASE',
        shown: ['EXISTENCE', 'PARTIES', 'NARRATIVE', 'RISK', 'TIMELINE', 'RECEIPTS'],
        hidden: [{ fieldClass: 'CONTACT', why: 'NOT_LEAD', reason: '仅限公安、社区及牵头部门查看' }],
        withheld: [],
        view: then,
      },
    ],
  };
}

/** The eleven guards of the write-off, as far as the mock can know. */
export function guardsOf({ view, timeline }: { view: CaseView; timeline: TimelineEntry[] }) {
  const followed = timeline.some((each) => each.what === 'FOLLOWED_UP');
  const working = view.departments.filter((each) => !['DONE', 'WAIVED'].includes(each.share) && each.department !== view.lead);
  const guard = (code: string, name: string, met: boolean, reason: string) => ({ guard: code, name, met, ...(met ? {} : { reason }) });
  return {
    guards: [
      guard('OUTCOME_SET', '办结结果已登记', view.axes?.outcome !== undefined, '尚未登记办结结果'),
      guard('PERFORMED_OR_GUIDED', '协议已履行，或引导告知书已送达', true, ''),
      guard('TASKS_DONE', '各部门任务均已完成或已说明理由免除', working.length === 0, `${working.map((each) => each.name).join('、')}尚未完成`),
      guard('DOCUMENTS_PRESENT', '必备文书齐全', false, '缺少：回访记录'),
      guard('FOLLOWED_UP', '各方当事人均已回访，或已在三个不同日期登记回访未果', followed, '尚未回访申请方'),
      guard('NOT_RED', '不是红色预警', view.colour !== 'RED', '案件仍为红色'),
      guard('NOT_PROVISIONAL', '必答的风险问题已答全，颜色不是暂定', true, ''),
      guard('YELLOW_BY_L2', '黄色预警由二级责任人验收', view.colour !== 'YELLOW', '须由二级责任人验收'),
      guard('OTHER_EYES', '验收人不是承办人或调解员', true, ''),
      guard('NO_PROTECTION_OPEN', '没有未了结的保护义务', true, ''),
      guard('RISK_REVIEWED', '办结后已重新评估风险', false, '办结之后还没有重新评估'),
    ],
  };
}

/** What the case waits for now; what it waited for before is met. */
function tick(view: CaseView, clock: Clock | undefined): void {
  const now = soon(0);
  const met = (view.clocks ?? []).map((each) => (each.metAt ? each : { ...each, state: 'MET' as const, metAt: now }));
  view.clock = clock;
  view.clocks = clock ? [...met, detailOf(clock, now)] : met;
}

function decide(view: CaseView, field: Proposal['field']): void {
  const left = view.proposals?.filter((each) => each.field !== field) ?? [];
  view.proposals = left.length > 0 ? left : undefined;
}

function said(json: Record<string, unknown>, field: string): string | undefined {
  const value = json[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
