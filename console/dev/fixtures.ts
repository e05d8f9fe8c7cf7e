import type { AreaNode, CaseView, Clock, ClockDetail, Colour, Dictionaries, Proposal, Receipt, RiskView, TimelineEntry } from '../src/shared/api/types.ts';

/** A small fictional subdistrict for work without a backend. Nobody and no place in it exists. */
export const DEPARTMENTS = [
  { code: 'POLICE', name: '公安', short: '公安' },
  { code: 'URBAN_MANAGEMENT', name: '城管', short: '城管' },
  { code: 'EMERGENCY', name: '应急', short: '应急' },
  { code: 'COMMUNITY', name: '社区', short: '社区' },
];

export const PEOPLE: Record<string, { name: string; department: string; roles: string[] }> = {
  'police.dispatcher': { name: '周明远', department: 'POLICE', roles: ['DISPATCHER'] },
  'urban.dispatcher': { name: '许安宁', department: 'URBAN_MANAGEMENT', roles: ['DISPATCHER'] },
  'emergency.dispatcher': { name: '高立', department: 'EMERGENCY', roles: ['DISPATCHER'] },
  'community.dispatcher': { name: '沈巧云', department: 'COMMUNITY', roles: ['DISPATCHER'] },
  'police.leader': { name: '陆局', department: 'POLICE', roles: ['LEADER'] },
  admin: { name: '系统管理员', department: 'COMMUNITY', roles: ['ADMIN'] },
};

const TYPES = [
  ['NEIGHBOUR', '邻里纠纷'],
  ['FAMILY', '婚姻家庭'],
  ['PROPERTY_RIGHTS', '物权纠纷'],
  ['LABOUR', '劳动人事争议'],
  ['OTHER_CIVIL', '其他民商事'],
  ['CONTRACT', '合同纠纷'],
  ['LAND', '土地及资源权属'],
  ['TORT', '侵权责任'],
] as const;

const SOURCES = [
  ['POLICE_TRANSFER', '公安移交'],
  ['HOTLINE_12345', '12345 热线'],
  ['GRID_PATROL', '网格巡查'],
  ['PARTY_APPLICATION', '当事人申请'],
] as const;

const STATUSES = [
  ['REGISTERED', '已登记'],
  ['ACCEPTED', '已受理'],
  ['ASSIGNED', '已交办'],
  ['INVESTIGATING', '核查中'],
  ['RESOLVING', '化解中'],
  ['PERFORMING', '履行中'],
  ['GUIDED', '已引导'],
  ['OUTCOME_RECORDED', '已录结果'],
  ['PENDING_WRITE_OFF', '待销号'],
  ['WRITTEN_OFF', '已销号'],
  ['ARCHIVED', '已归档'],
  ['REOPENED', '已重开'],
  ['DECLINED', '不予受理'],
  ['REFERRED_OUT', '已转出'],
  ['MERGED', '已并案'],
] as const;

const STEPS = [
  ['REGISTERED', '登记'],
  ['ACCEPTED', '受理'],
  ['ASSIGNED', '交办'],
  ['SIGNED', '签收'],
] as const;

const coded = (pairs: readonly (readonly [string, string])[]) => pairs.map(([code, name]) => ({ code, name }));

export const DICTIONARIES: Dictionaries = {
  types: coded(TYPES),
  sources: coded(SOURCES),
  scales: coded([['01', '2 人以内'], ['02', '3 至 29 人'], ['03', '30 人以上']]),
  statuses: coded(STATUSES),
  departments: DEPARTMENTS,
  outcomes: coded([
    ['SUCCESS', '成功'],
    ['PARTIAL', '部分成功'],
    ['FAILED', '不成功'],
    ['REFUSED', '拒绝'],
    ['ENDED', '其他原因终止'],
    ['NOT_ACCEPTED', '不接收'],
    ['SETTLED_WITHOUT_MEDIATION', '未经调解已解决'],
  ]),
  pauseReasons: coded([
    ['APPRAISAL', '等待鉴定、评估'],
    ['OTHER_PROCEEDING', '等待诉讼、仲裁或行政程序的结果'],
    ['PARTY_ABSENT', '当事人患病、外出或下落不明'],
    ['FORCE_MAJEURE', '不可抗力'],
  ]),
  protectionApplicants: coded([['SELF', '本人'], ['POLICE', '公安机关代为申请']]),
  protectionDuties: coded([['SHELTER', '临时庇护']]),
  documentKinds: coded([['COVER', '卷宗封面'], ['PERFORMANCE_PROOF', '履行凭证'], ['FOLLOW_UP_RECORD', '回访记录']]),
  posts: coded([['COMMUNITY_SECRETARY', '社区书记']]),
  teamKinds: coded([['MEDIATION', '调解团队']]),
  teamRoles: coded([['HEAD', '负责人'], ['MEMBER', '成员']]),
  confirmationStates: coded([['50', '待申请'], ['53', '确认有效']]),
  patrolPurposes: coded([['DISPUTES', '矛盾纠纷排查']]),
  questions: [
    { code: 'KILL_THREAT', name: '是否有指名的杀害威胁', mandatory: true, override: true },
    { code: 'WEAPON_PREPARED', name: '是否准备了刀具、汽油等', mandatory: true, override: true },
    { code: 'INJURY_30D', name: '近 30 天是否有人受伤', mandatory: true, override: true },
    { code: 'DEPENDANT_IN_DANGER', name: '是否有儿童处于危险', mandatory: true, override: true },
    { code: 'PROPERTY_DAMAGE', name: '是否毁坏财物或轻微殴打', mandatory: false, override: false },
    { code: 'LIVELIHOOD', name: '是否关系生计（工资、住房）', mandatory: false, override: false },
  ],
};

export const namedIn = (from: { code: string; name: string }[], code: string): string => from.find((each) => each.code === code)?.name ?? code;

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];
const two = (value: number) => String(value).padStart(2, '0');

export const AREAS: AreaNode[] = [
  {
    path: 'HC.FQ',
    name: '禾川市枫桥街道',
    kind: 'SUBDISTRICT',
    children: NUMERALS.map((numeral, community) => ({
      path: `HC.FQ.C${two(community + 1)}`,
      name: `第${numeral}社区`,
      kind: 'COMMUNITY',
      children: [1, 2, 3, 4].map((grid) => ({
        path: `HC.FQ.C${two(community + 1)}.G${two(grid)}`,
        name: `第${NUMERALS[grid - 1]}网格`,
        kind: 'GRID',
        children: [1, 2, 3].map((building) => ({
          path: `HC.FQ.C${two(community + 1)}.G${two(grid)}.B${two(building)}`,
          name: `${building}号楼`,
          kind: 'BUILDING',
          children: [],
        })),
      })),
    })),
  },
];

export function placeOf(area: string): string {
  const [, , community, grid] = area.split('.');
  const words = [];
  if (community) words.push(`第${NUMERALS[Number(community.slice(1)) - 1]}社区`);
  if (grid) words.push(`第${NUMERALS[Number(grid.slice(1)) - 1]}网格`);
  return words.length > 0 ? words.join(' · ') : '枫桥街道';
}

const TITLES: Record<string, string[]> = {
  NEIGHBOUR: ['3号楼卫生间漏水，上下楼争吵', '楼道堆放杂物，两户多次争执', '阳台滴水淋湿被褥，互相指责', '共用院墙翻修出资不均'],
  FAMILY: ['离婚后探望孩子发生争执', '赡养费分摊，兄妹三人意见不一', '夫妻因彩礼返还闹到社区', '昨夜持刀扬言，家中有一名儿童'],
  PROPERTY_RIGHTS: ['电梯停运半月，业主拒交物业费', '地下车位划线变更，业主聚集', '小区围墙改造未公示'],
  LABOUR: ['三十二名工人讨要装修工资', '餐馆关门，六名服务员工资未结', '外包保洁两个月未发薪'],
  OTHER_CIVIL: ['广场舞音响至深夜，居民投诉', '楼下烧烤摊夜间喧哗', '装修时段违规施工'],
  CONTRACT: ['健身房停业，会员要求退费', '预付费理发卡无法退款', '网购家电安装费争议'],
  LAND: ['老宅地界重新丈量不服', '菜地出租合同到期不退'],
  TORT: ['电动车剐蹭赔偿谈不拢', '外卖骑手碰撞老人，医药费争议'],
};

const FACTORS = [
  ['POLICE_90D', '90 天内报警三次以上', 10],
  ['MEDIATION_FAILED', '调解失败一次', 4],
  ['PARTIES_5', '当事人五人以上', 3],
  ['SAME_PLACE', '同一地址近期有纠纷', 6],
  ['LIVELIHOOD', '关系生计', 3],
] as const;

/** The same numbers every time, so that a screenshot and a test see the same queue. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

export interface MockCase {
  view: CaseView;
  risk: RiskView;
  receipts: Receipt[];
  timeline: TimelineEntry[];
}

const PROPOSED_AT = 2;
/** A case of which a machine proposed the type and the department, and nobody has decided yet. */
export const PROPOSED = caseId(PROPOSED_AT + 1);

export function caseId(position: number): string {
  return `01940000-0000-7000-8000-${String(position).padStart(12, '0')}`;
}

export function detailOf({ kind, name, dueAt, overdue }: Clock, startedAt: string): ClockDetail {
  return { kind, name, state: overdue ? 'BREACHED' : 'RUNNING', level: overdue ? 'MISSED' : 'NONE', startedAt, dueAt, article: '枫桥平台默认时限' };
}

export function buildCases(count: number, now: number): MockCase[] {
  const next = random(42);
  const pick = <T,>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  return Array.from({ length: count }, (_, position) => {
    const raised = now - position * 11 * 60_000 - Math.floor(next() * 300_000);
    return buildCase(position, raised, now, next, pick);
  });
}

function buildCase(position: number, raised: number, now: number, next: () => number, pick: <T>(from: readonly T[]) => T): MockCase {
  const [type, typeName] = pick(TYPES);
  const [source, sourceName] = pick(SOURCES);
  const title = pick(TITLES[type] ?? ['纠纷']);
  const danger = title.includes('持刀') || title.includes('三十二名') ? 0 : next();
  const colour: Colour = danger < 0.06 ? 'RED' : danger < 0.24 ? 'YELLOW' : danger < 0.6 ? 'BLUE' : 'NONE';
  const stage = position < 3 ? 0 : Math.min(4, Math.floor(next() * 5));
  const [status, statusName] = STATUSES[stage] ?? STATUSES[0];
  const area = `HC.FQ.C${two(1 + Math.floor(next() * 11))}.G${two(1 + Math.floor(next() * 4))}`;
  const lead = stage >= 2 ? pick(DEPARTMENTS).code : undefined;
  const id = caseId(position + 1);
  const at = (minutes: number) => new Date(Math.min(now, raised + minutes * 60_000)).toISOString();
  const day = new Date(raised).toISOString().slice(0, 10).replaceAll('-', '');
  const raisedBy = source === 'POLICE_TRANSFER' ? 'POLICE' : 'COMMUNITY';

  const receipts: Receipt[] = DEPARTMENTS.map(({ code }) => {
    const depth = code === raisedBy ? 2 : Math.floor(next() * 5);
    return {
      caseId: id,
      department: code,
      requestedAt: at(0),
      deliveredAt: depth >= 1 || stage > 0 ? at(0.02) : undefined,
      seenAt: depth >= 2 ? at(1.5) : undefined,
      acceptedAt: depth === 3 ? at(4) : undefined,
      rejectedAt: depth === 4 && next() < 0.3 ? at(5) : undefined,
    };
  });
  const signMinutes = colour === 'RED' ? 15 : colour === 'YELLOW' ? 120 : 480;
  const dueAt = stage < 2 ? undefined : raised + signMinutes * 60_000 + (stage === 2 ? Math.floor(next() * 400) * 60_000 : 0);
  const waitsFor = stage === 2 ? ({ kind: 'SIGN', name: '签收' } as const) : ({ kind: 'FIRST_CONTACT', name: '首次联系当事人' } as const);
  const clock: Clock | undefined = dueAt === undefined ? undefined : { ...waitsFor, dueAt: new Date(dueAt).toISOString(), overdue: dueAt < now };
  const override = title.includes('持刀');
  const reasons = override
    ? [{ factor: 'THREAT_TO_KILL', name: '有指名的杀害威胁，且持有刀具', points: 0, override: true, evidenceAt: at(0) }]
    : FACTORS.filter(() => next() < (colour === 'NONE' ? 0 : colour === 'BLUE' ? 0.3 : 0.7)).map(([factor, name, points]) => ({
        factor,
        name,
        points,
        override: false,
        evidenceAt: at(0),
      }));
  const proposals: Proposal[] | undefined =
    position % 9 === PROPOSED_AT && stage === 0
      ? [
          { field: 'TYPE', code: type, name: typeName, keyword: title.slice(0, 2) },
          { field: 'DEPARTMENT', code: 'URBAN_MANAGEMENT', name: '城管', keyword: title.slice(0, 2) },
        ]
      : undefined;
  const certainty = next() < 0.5 ? 'PROVISIONAL' : 'CONFIRMED';

  return {
    view: {
      id,
      number: `FQ-${day}-${String(position + 1).padStart(4, '0')}`,
      type,
      typeName: proposals ? `${typeName}（建议）` : typeName,
      source,
      sourceName,
      status,
      statusName,
      colour,
      certainty,
      area,
      place: placeOf(area),
      title,
      narrative: `${title}。双方已到现场，情绪${colour === 'RED' ? '激动' : '尚可'}，希望尽快有人出面。`,
      address: `枫桥里${1 + Math.floor(next() * 9)}号楼${1 + Math.floor(next() * 4)}单元`,
      parties: [
        { name: '陈某某', role: 'APPLICANT', phone: '138****2046', gender: 'MALE' },
        { name: '李某某', role: 'RESPONDENT', phone: '139****7710', gender: 'FEMALE' },
      ],
      partyCount: 2,
      raisedBy,
      lead,
      departments: DEPARTMENTS.map(({ code, name }) => {
        const receipt = receipts.find((each) => each.department === code);
        return {
          department: code,
          name,
          share: receipt?.rejectedAt ? 'REJECTED' : receipt?.acceptedAt ? 'ACCEPTED' : 'REQUESTED',
          reason: receipt?.rejectedAt ? '不属于本部门职责，建议交物业主管部门' : undefined,
        };
      }),
      clock,
      clocks: clock ? [detailOf(clock, at(18))] : [],
      axes: { tier: colour === 'RED' ? 'L1' : 'L3', supervision: override ? 'ORDINARY' : 'NONE', extensionAsked: false, reopened: position % 23 === 7 ? 1 : 0 },
      responsible: answering(colour === 'RED' ? 'L1' : 'L3'),
      restricted: position % 37 === 5,
      mode: 'ACTUAL',
      version: stage + 1,
      raisedAt: new Date(raised).toISOString(),
      foundAt: new Date(raised - 1_800_000).toISOString(),
      updatedAt: at(stage * 9),
      proposals,
      availableActions: [],
      hidden: [],
    },
    risk: {
      caseId: id,
      colour,
      certainty,
      points: reasons.reduce((sum, reason) => sum + reason.points, 0),
      ruleSet: '2026-01',
      override,
      reasons,
      missing: certainty === 'PROVISIONAL' ? [{ code: 'WEAPON_PREPARED', name: '是否准备了刀具、汽油等' }] : [],
      toLower: colour === 'NONE' ? [] : [{ name: '双方接受调解', change: '−4' }, { name: '30 天内无新的警情', change: '−4' }],
      assessedAt: at(0.01),
      history: [],
      hidden: [],
    },
    receipts,
    timeline: STEPS.slice(0, stage + 1).map(([what, whatName], step) => ({
      sequence: step + 1,
      at: at(step * 9),
      what,
      whatName,
      byName: step === 0 ? '周明远' : '沈巧云',
      byDepartment: step === 0 ? raisedBy : 'COMMUNITY',
      note: step === 2 ? '请当天上门，带上上次的调解记录。' : undefined,
    })),
  };
}

/** Who answers at the three levels; nobody stands in for the second. */
export function answering(tier: 'L3' | 'L2' | 'L1'): MockCase['view']['responsible'] {
  const official = (id: number, name: string, post: string) => ({ id: `019b7600-0000-7000-8000-00000000000${id}`, name, posts: [post] });
  return [
    { level: 'L3', vacant: false, holder: official(1, '周书记', '社区书记'), deputy: official(2, '吴副书记', '社区副书记'), answering: tier === 'L3' },
    { level: 'L2', vacant: true, answering: tier === 'L2' },
    { level: 'L1', vacant: false, holder: official(3, '郑书记', '街道党工委书记'), answering: tier === 'L1' },
  ];
}
