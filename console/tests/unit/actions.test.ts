import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missing, offered, STEPS, take } from '../../dev/lifecycle.ts';
import { buildCases, DICTIONARIES, PEOPLE } from '../../dev/fixtures.ts';
import { ACTIONS, askedFor, bodyOf, groupsOf, mayName, promiseBy, rowOf, type Field } from '../../src/features/case/components/actionTable.ts';
import { aboutText, choiceText } from '../../src/features/case/components/words.ts';
import type { ActionCode, CaseView } from '../../src/shared/api/types.ts';
import { en } from '../../src/shared/i18n/en.ts';
import { zh } from '../../src/shared/i18n/zh.ts';

interface Schema {
  type?: string;
  format?: string;
  enum?: string[];
  properties?: Record<string, Schema>;
  required?: string[];
  $ref?: string;
}
interface Operation {
  operationId: string;
  requestBody?: { content: { 'application/json': { schema: Schema } } };
}

const api = JSON.parse(readFileSync(new URL('../../../docs/api/case-service.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const schema = (name: string): Schema => api.components.schemas[name] ?? {};
const property = (of: string, name: string): Schema => schema(of).properties?.[name] ?? {};
const codes = (property('ActionView', 'action').enum ?? []) as ActionCode[];

/** An action is posted to its path below the case; a variable of the path stands for one value of it. */
function commandOf(code: ActionCode): Schema {
  const id = `/api/cases/{id}/${STEPS[code].path}`;
  const parts = id.split('/');
  const posted = Object.keys(api.paths).find((path) => {
    if (api.paths[path]?.['post'] === undefined) return false;
    const segments = path.split('/');
    return segments.length === parts.length && segments.every((each, at) => each === parts[at] || (each.startsWith('{') && parts[at] !== '{id}'));
  });
  const operation = posted === undefined ? undefined : api.paths[posted]?.['post'];
  const body = operation?.requestBody?.content['application/json'].schema;
  expect(body, id).toBeDefined();
  return body?.$ref ? schema(body.$ref.split('/').at(-1) ?? '') : (body ?? {});
}

test('the API knows 46 actions, and the table and the mock have each, in its order', () => {
  expect(codes).toHaveLength(46);
  expect(Object.keys(ACTIONS)).toEqual(codes);
  expect(Object.keys(STEPS)).toEqual(codes);
});

/** Lists that the dialog of an action has no control for yet. */
const NO_CONTROL: Partial<Record<ActionCode, string[]>> = { AMEND: ['answers', 'parties', 'partyCount'] };

test.each(codes)('%s asks for what its command takes, and insists on what its command requires', (code) => {
  const { properties = {}, required = [] } = commandOf(code);
  const fields = ACTIONS[code].fields;
  expect([...fields.map((each) => each.name), ...(NO_CONTROL[code] ?? [])].sort()).toEqual(Object.keys(properties).sort());
  expect(fields.filter((each) => each.required).map((each) => each.name).sort()).toEqual([...required].sort());
  for (const field of fields) expect(fits(field, properties[field.name] ?? {}), `${code}.${field.name}`).toBe(true);
});

/** Whether what the control of a field gives is what the command's schema says of it. */
function fits({ kind, name, options = [] }: Field, said: Schema): boolean {
  switch (kind) {
    case 'yesNo':
      return said.type === 'boolean';
    case 'moment':
      return said.format === 'date-time';
    case 'day':
      return said.format === 'date';
    case 'case':
      return said.format === 'uuid';
    case 'departments':
      return said.type === 'array';
    case 'choice': {
      const offers = said.enum?.filter((each) => each !== 'NONE') ?? []; // nobody supervises with NONE: that is its end
      return options.length > 0 && options.every((each) => offers.includes(each)) && (name === 'to' || options.length === offers.length);
    }
    default:
      return said.type === 'string' && said.format === undefined && said.enum === undefined;
  }
}

test.each(codes)('the mock refuses %s without what the command requires', (code) => {
  expect([...(STEPS[code].needs ?? [])].sort()).toEqual((commandOf(code).required ?? []).filter((each) => each !== 'into').sort());
  if (STEPS[code].needs) expect(missing(STEPS[code], {})).toBe(STEPS[code].needs[0]);
});

test('the headings of the menu follow the order of the server without a heading twice', () => {
  const groups = codes.map((code) => ACTIONS[code].group);
  expect(groups.filter((group, at) => group !== groups[at - 1])).toEqual(['forward', 'work', 'elsewhere', 'ending']);
  const actions = codes.map((action) => ({ action, name: '', allowed: true, method: 'POST', href: '' }));
  expect(groupsOf(actions).flatMap(({ members }) => members.map((each) => each.action))).toEqual(codes);
});

test('the nine actions of old keep their buttons, allowed or not', () => {
  expect(codes.filter((code) => ACTIONS[code].place === 'button')).toEqual([
    'ACCEPT',
    'ASSIGN',
    'SIGN',
    'SHARE_ACCEPT',
    'SHARE_DONE',
    'HAND_OVER',
    'RETURN',
    'SHARE_REJECT',
    'MERGE',
  ]);
});

test('an action that needs words asks for them', () => {
  const asked = (code: string, view: Pick<CaseView, 'proposals'> = {}) => askedFor(code, view).map((each) => each.name);
  expect(asked('RETURN')).toEqual(['reason']);
  expect(asked('HAND_OVER')).toEqual(['department', 'reason']);
  expect(asked('ACCEPT')).toEqual([]);
  expect(asked('ACCEPT', { proposals: [{ field: 'TYPE', code: 'LABOUR', name: '劳动' }] })).toEqual(['type']);
  expect(asked('ACCEPT', { proposals: [{ field: 'DEPARTMENT', code: 'POLICE', name: '公安' }] })).toEqual([]);
});

test('whom a restriction may leave on a case is who was only told of it, and nobody is sent when nobody is named', () => {
  const departments = [
    { department: 'COMMUNITY', name: '社区', share: 'REQUESTED' as const, asked: false },
    { department: 'POLICE', name: '公安', share: 'REQUESTED' as const, asked: false },
    { department: 'EMERGENCY', name: '应急', share: 'REQUESTED' as const, asked: true },
    { department: 'URBAN_MANAGEMENT', name: '城管', share: 'ACCEPTED' as const, asked: false },
  ];
  const view = { lead: undefined, raisedBy: 'COMMUNITY', departments };
  expect(departments.filter((each) => mayName('told', each.department, view)).map((each) => each.department)).toEqual(['POLICE']);
  expect(bodyOf(ACTIONS.RESTRICT.fields, { keep: [], reason: '家暴' })).toEqual({ reason: '家暴' });
  expect(bodyOf(ACTIONS.RESTRICT.fields, { keep: ['POLICE'], reason: '家暴' })).toEqual({ keep: ['POLICE'], reason: '家暴' });
});

test('who takes a part on names a day only while a promise is asked for', () => {
  const departments = [{ department: 'POLICE', name: '公安', share: 'REQUESTED' as const, promiseBy: '2026-12-04' }];
  const asked = (own: string | undefined, view = { departments }) => askedFor('SHARE_ACCEPT', view, own).map((each) => each.name);
  expect(asked('POLICE')).toEqual(['due', 'reason']);
  expect(asked('EMERGENCY')).toEqual([]);
  expect(asked(undefined)).toEqual([]);
  expect(askedFor('SHARE_ACCEPT', {}, 'POLICE')).toEqual([]);
  expect(promiseBy({ departments }, 'POLICE')).toBe('2026-12-04');
});

test('an action that a newer server invented goes into the menu and asks for nothing', () => {
  expect(rowOf('TELEPORT')).toMatchObject({ place: 'menu', fields: [] });
  expect(askedFor('TELEPORT', {})).toEqual([]);
});

test('a body holds what was said: a no is said, a blank is not, and a moment has its zone', () => {
  expect(bodyOf(ACTIONS.FOLLOW_UP.fields, { side: 'APPLICANT', reached: false, note: '无人接听', reason: '不问' })).toEqual({
    side: 'APPLICANT',
    reached: false,
    note: '无人接听',
  });
  expect(bodyOf(ACTIONS.PERFORM.fields, { outcome: 'SUCCESS', note: '  ' })).toEqual({ outcome: 'SUCCESS' });
  expect(bodyOf(ACTIONS.PAUSE.fields, { until: '2026-12-01T09:30' })).toEqual({ until: new Date(2026, 11, 1, 9, 30).toISOString() });
});

test('only departments that it makes sense to name can be named', () => {
  const onCase = (department: string, share: CaseView['departments'][number]['share']) => ({ department, name: department, share });
  const view = {
    lead: 'POLICE',
    raisedBy: 'COMMUNITY',
    departments: [onCase('POLICE', 'ACCEPTED'), onCase('COMMUNITY', 'DONE'), onCase('URBAN_MANAGEMENT', 'WAIVED'), onCase('EMERGENCY', 'REQUESTED')],
  };
  const all = ['POLICE', 'COMMUNITY', 'URBAN_MANAGEMENT', 'EMERGENCY', 'HEALTH'];
  const among = (what: Field['among']) => all.filter((code) => mayName(what, code, view));
  expect(among('others')).toEqual(['COMMUNITY', 'URBAN_MANAGEMENT', 'EMERGENCY', 'HEALTH']);
  expect(among('invitable')).toEqual(['URBAN_MANAGEMENT', 'HEALTH']);
  expect(among('busy')).toEqual(['POLICE', 'EMERGENCY']);
  expect(among('removable')).toEqual(['URBAN_MANAGEMENT', 'EMERGENCY']);

  const told = (department: string) => ({ ...onCase(department, 'REQUESTED'), asked: false });
  const later = { raisedBy: 'COMMUNITY', departments: [told('COMMUNITY'), told('POLICE'), onCase('EMERGENCY', 'REVOKED'), { ...onCase('URBAN_MANAGEMENT', 'REQUESTED'), asked: true }] };
  expect(all.filter((code) => mayName('invitable', code, later))).toEqual(['POLICE', 'EMERGENCY', 'HEALTH']);
  expect(all.filter((code) => mayName('removable', code, later))).toEqual(['POLICE', 'URBAN_MANAGEMENT']);
});

test('every code that the API may say has its words in both languages', () => {
  const said: [Record<string, unknown>, Record<string, unknown>, string, string][] = [
    [zh.action, en.action, 'ActionView', 'action'],
    [zh.clock, en.clock, 'ClockDetail', 'kind'],
    [zh.case.clockState, en.case.clockState, 'ClockDetail', 'state'],
    [zh.case.clockLevel, en.case.clockLevel, 'ClockDetail', 'level'],
    [zh.guard, en.guard, 'GuardView', 'guard'],
    [zh.case.tier, en.case.tier, 'AxesView', 'tier'],
    [zh.case.supervision, en.case.supervision, 'AxesView', 'supervision'],
    [zh.status, en.status, 'CaseView', 'status'],
    [en.timelineWhat, en.timelineWhat, 'TimelineItem', 'what'],
  ];
  for (const [chinese, english, of, name] of said) {
    const expected = [...(property(of, name).enum ?? [])].sort();
    expect(expected.length, `${of}.${name}`).toBeGreaterThan(0);
    expect(Object.keys(chinese).sort(), `zh ${of}.${name}`).toEqual(expected);
    expect(Object.keys(english).sort(), `en ${of}.${name}`).toEqual(expected);
  }
});

test('every choice of an action has words in both languages', () => {
  for (const { fields } of Object.values(ACTIONS)) {
    for (const { name, options = [] } of fields) {
      for (const code of options) for (const t of [zh, en]) expect(choiceText(t, name, code)).not.toBe(code);
    }
  }
});

test.each([
  ['FOLLOWED_UP', 'APPLICANT:NOT_REACHED', '申请方 · 未联系上'],
  ['CLOCK_MISSED', 'SIGN:L2', '签收 · 已上报二级'],
  ['PERFORMED', 'SUCCESS', '成功'],
  ['PAUSED', 'APPRAISAL', '等待鉴定、评估'],
  ['AGREED', 'ORAL', '口头协议'],
  ['SUPERVISED', 'RED_CARD', '红牌督办'],
  ['GUIDED', 'TIME_OVER', '调解期限届满'],
  ['SIGNED', undefined, undefined],
] as const)('a line %s about %s says %s', (what, about, words) => {
  expect(aboutText(zh, { what, about }, DICTIONARIES)).toBe(words);
});

test('a case of the mock goes from its assignment to its write-off', () => {
  const [found] = buildCases(1, Date.now());
  const view = found?.view as CaseView;
  const police = PEOPLE['police.dispatcher'];
  if (!police) throw new Error('the mock has no police');
  Object.assign(view, { status: 'REGISTERED', proposals: undefined });
  const steps: [ActionCode, Record<string, unknown>][] = [
    ['ACCEPT', {}],
    ['ASSIGN', { department: 'POLICE' }],
    ['SIGN', {}],
    ['START_RESOLVING', {}],
    ['AGREE', { form: 'WRITTEN' }],
    ['PERFORM', { outcome: 'SUCCESS' }],
    ['APPLY_WRITE_OFF', { note: '已化解' }],
    ['PASS_WRITE_OFF', {}],
  ];
  for (const [action, json] of steps) {
    expect(offered(view, police).availableActions.find((each) => each.action === action), action).toMatchObject({ allowed: true });
    take(view, police, action, json);
  }
  expect(view).toMatchObject({ status: 'WRITTEN_OFF', statusName: '已销号', axes: { outcome: 'SUCCESS', outcomeName: '成功' } });
  expect(offered(view, police).nextAction).not.toBe('SIGN');
});
