import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serviceOf, type Service } from '../src/shared/api/outages.ts';
import type { CaseView, Colour, ImportRun, RaiseCase, Reachability, Rung } from '../src/shared/api/types.ts';
import { answering, AREAS, buildCases, DEPARTMENTS, DICTIONARIES, PEOPLE, placeOf, type MockCase } from './fixtures.ts';
import { aboutOf, guardsOf, missing, offered, previewOf, stepAt, take, type Person } from './lifecycle.ts';

const HEARTBEAT_MS = 15_000;
const CANARY_MS = 20_000;
const RISK_DELAY_MS = 250;
const IMPORTS_PAGE = 20;

interface Problem {
  status: number;
  slug: string;
  title: string;
  detail?: string;
  field?: string;
  caseStatus?: string;
  target?: string;
  current?: unknown;
}

export interface MockOptions {
  cases?: number;
  /** A new case every so often, to watch the queue live. */
  lively?: boolean;
}

/** Stands in for the gateway and everything behind it while there is none: for `npm run dev` and the browser tests. */
export class MockBackend {
  readonly cases: MockCase[];
  private readonly byKey = new Map<string, { body: string; id: string }>();
  private readonly streams = new Set<{ response: ServerResponse; department: string }>();
  readonly imports: ImportRun[] = [];
  private readonly letters: Record<string, unknown>[];
  private readonly timers = new Set<ReturnType<typeof setInterval>>();
  private eventNumber = 0;
  private canaryAt = Date.now();
  /** Whether the chain is whole; a test cuts it. */
  reachable = true;
  /** Services that a test took away. */
  readonly away = new Set<Service>();
  /** Whether the gateway still knows its sessions; a test makes it forget them, as its restart would. */
  remembers = true;
  /** Whether /api/live answers; a test takes it away. */
  feedUp = true;

  constructor({ cases = 60, lively = false }: MockOptions = {}) {
    this.cases = buildCases(cases, Date.now());
    this.letters = [0, 1].map((position) => ({
      id: randomUUID(),
      topic: 'case-events',
      subject: this.cases[0]?.view.id,
      sequence: position + 2,
      type: 'cn.fengqiao.case.assigned.v1',
      reason: position === 0 ? 'POISON' : 'BEHIND',
      error: position === 0 ? '未知的部门代码 FORESTRY' : '同一案件的第 2 条尚未处理',
      state: 'PARKED',
      attempts: 5,
      partition: 7,
      offset: 4211 + position,
      failedAt: new Date(Date.now() - 3_600_000).toISOString(),
      payload: JSON.stringify({ audience: { area: 'HC.FQ.C03.G02', departments: ['POLICE'], restricted: false }, to: 'FORESTRY' }),
      headers: { ce_type: 'cn.fengqiao.case.assigned.v1', ce_specversion: '1.0' },
    }));
    this.every(HEARTBEAT_MS, () => this.streams.forEach(({ response }) => response.write(': alive\n\n')));
    this.every(CANARY_MS, () => this.canary());
    if (lively) this.every(13_000, () => this.raiseSomething());
  }

  stop(): void {
    this.timers.forEach(clearInterval);
    this.streams.forEach(({ response }) => response.end());
  }

  /** Ends every open feed, as a restart of the gateway would. */
  cutFeeds(): void {
    this.streams.forEach(({ response }) => response.destroy());
    this.streams.clear();
  }

  raiseSomething(title = '楼上装修漏水，邻里争执'): CaseView {
    return this.raise(
      { type: 'NEIGHBOUR', source: 'GRID_PATROL', area: 'HC.FQ.C03.G02', title, address: '枫桥里3号楼2单元' },
      PEOPLE['community.dispatcher'] as Person,
    ).view;
  }

  /** Answers a request that is the backend's; false for one that is not. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://mock');
    const { pathname } = url;
    if (pathname === '/oauth2/authorization/fengqiao') return redirect(response, '/login');
    if (pathname === '/login') return this.signIn(request, response);
    if (pathname === '/logout') {
      response.setHeader('set-cookie', 'FQ_SESSION=; Path=/; Max-Age=0');
      return redirect(response, '/');
    }
    if (!pathname.startsWith('/api/')) return false;

    const person = this.remembers && PEOPLE[/FQ_SESSION=([\w.]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''];
    if (!person) return refuse(response, { status: 401, slug: 'unauthenticated', title: '请先登录' });
    if (request.method !== 'GET' && !request.headers['x-xsrf-token']) {
      return refuse(response, { status: 403, slug: 'csrf', title: '缺少 CSRF 令牌' });
    }
    const target = serviceOf(pathname);
    if (this.away.has(target)) return refuse(response, { status: 503, slug: 'upstream-unavailable', title: '服务暂时不可用', target });
    const raw = await bodyOf(request);
    const json = request.headers['content-type']?.includes('json') && raw ? (JSON.parse(raw) as Record<string, unknown>) : {};
    return this.api(request, response, url, person, json, raw);
  }

  private api(request: IncomingMessage, response: ServerResponse, url: URL, person: Person, json: Record<string, unknown>, raw: string): boolean {
    const path = url.pathname.replace(/^\/api/, '');
    const query = url.searchParams;
    const post = request.method === 'POST';
    if (path === '/me') {
      return send(response, 200, {
        subject: person.name,
        name: person.name,
        department: person.department,
        departmentName: nameOf(person.department),
        area: 'HC.FQ',
        roles: person.roles,
        csrf: 'token',
      });
    }
    if (path === '/live') return this.live(response, person);
    if (path === '/dictionaries') return send(response, 200, DICTIONARIES);
    if (path === '/areas') return send(response, 200, AREAS);
    if (path === '/reachability') return send(response, 200, this.reachability());
    if (path === '/cases' && post) return this.raiseRequest(request, response, person, json as unknown as RaiseCase, raw);
    if (path === '/cases') return this.list(response, query, person);
    if (path === '/cases/counters') return send(response, 200, this.counters());
    if (path === '/cases/duplicate-hints') return send(response, 200, { hints: this.duplicates(json) });
    if (path === '/receipts/shown') {
      const { cases } = json as { cases: string[] };
      for (const shown of this.cases.filter((each) => cases.includes(each.view.id))) this.climb(shown, person.department, 'DELIVERED');
      return done(response);
    }
    if (path === '/receipts') {
      if (!worksOnCases(person)) return refuse(response, { status: 403, slug: 'operation-refused', title: '您的岗位无权进行此操作' });
      const ids = new Set((query.get('cases') ?? '').split(','));
      return send(response, 200, { items: this.cases.filter((each) => ids.has(each.view.id)).flatMap((each) => each.receipts) });
    }
    if (path === '/imports') return post ? this.startImport(response, person, raw) : send(response, 200, this.importPage(query.get('after')));
    if (path === '/import-mappings') return send(response, 200, { items: MAPPINGS });
    const [, family, one, ...rest] = path.split('/');
    if (family === 'imports') return this.importPart(response, one ?? '', rest);
    if (family === 'ops') return this.ops(response, person, one ?? '', rest, post);
    const id = (family === 'cases' ? one : rest[0]) ?? '';
    if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) {
      return refuse(response, { status: 400, slug: 'parameter-invalid', title: '参数的值无效', detail: 'id 的值无效', field: 'id' });
    }
    const found = this.cases.find((each) => each.view.id === id);
    if (!found) return refuse(response, { status: 404, slug: 'case-not-found', title: '没有这个案件' });
    if (family === 'risk') return send(response, 200, found.risk);
    if (family === 'receipts') {
      if (rest[1] === 'seen') {
        this.climb(found, person.department, 'SEEN');
        return done(response);
      }
      return send(response, 200, { items: found.receipts });
    }
    const what = rest.join('/');
    if (what === '') return send(response, 200, this.seenBy(found, person), `"${found.view.version}"`);
    if (what === 'shares/preview') return send(response, 200, previewOf(found.view, query.get('department') ?? ''));
    if (what === 'write-off') return send(response, 200, guardsOf(found));
    if (what === 'timeline') return send(response, 200, { items: found.timeline });
    return this.command(request, response, found, person, what, json);
  }

  private async signIn(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (request.method === 'POST') {
      const username = new URLSearchParams(await bodyOf(request)).get('username') ?? '';
      if (PEOPLE[username]) {
        response.setHeader('set-cookie', [`FQ_SESSION=${username}; Path=/; HttpOnly; SameSite=Lax`, `XSRF-TOKEN=${randomUUID()}; Path=/; SameSite=Lax`]);
        return redirect(response, '/');
      }
    }
    const people = Object.entries(PEOPLE).map(([login, { name }]) => `<option value="${login}">${name}</option>`);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="zh-CN"><title>登录</title><form method="post"><input name="username" list="people" aria-label="用户名"><datalist id="people">${people.join('')}</datalist>` +
        '<input name="password" type="password" aria-label="密码"><button type="submit">登录</button></form></html>',
    );
    return true;
  }

  private live(response: ServerResponse, person: Person): boolean {
    if (!this.feedUp) return refuse(response, { status: 503, slug: 'unavailable', title: '实时通道不可用' });
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('event: hello\ndata: {}\n\n');
    const stream = { response, department: person.department };
    this.streams.add(stream);
    response.on('close', () => this.streams.delete(stream));
    return true;
  }

  private say(kind: string, type: string, subject: string, sequence: number, data: unknown): void {
    const id = `mock.${++this.eventNumber}.${Date.now()}`;
    const event = JSON.stringify({ id: randomUUID(), type, subject, sequence, time: new Date().toISOString(), data });
    this.streams.forEach(({ response }) => response.write(`event: ${kind}\nid: ${id}\ndata: ${event}\n\n`));
  }

  private canary(): void {
    if (!this.reachable) return;
    this.canaryAt = Date.now();
    for (const station of ['case-service', 'risk-service', 'notification-service']) {
      this.say('canary', `cn.fengqiao.${station.split('-')[0]}.canary.v1`, randomUUID(), 0, { station, releasedAt: new Date().toISOString() });
    }
  }

  private reachability(): Reachability {
    const ageSeconds = this.reachable ? Math.floor((Date.now() - this.canaryAt) / 1000) : 94;
    const last = { lastCanaryAt: new Date(Date.now() - ageSeconds * 1000).toISOString(), ageSeconds };
    return {
      departments: DEPARTMENTS.map(({ code, name }) => ({
        department: code,
        name,
        ...last,
        reachable: ageSeconds < 60,
        consoles: [...this.streams].filter((each) => each.department === code).length,
      })),
      stations: (['case-service', 'risk-service', 'notification-service'] as const).map((station) => ({ station, ...last })),
    };
  }

  private list(response: ServerResponse, query: URLSearchParams, person: Person): boolean {
    const any = (name: string, value: string) => query.getAll(name).length === 0 || query.getAll(name).includes(value);
    const q = query.get('q') ?? '';
    const matching = this.cases.filter(
      ({ view }) =>
        any('status', view.status) &&
        any('colour', view.colour) &&
        any('type', view.type) &&
        (!query.get('department') || view.departments.some((each) => each.department === query.get('department'))) &&
        (!query.get('area') || view.area === query.get('area') || view.area.startsWith(`${query.get('area')}.`)) &&
        (!query.get('mine') || view.lead === person.department) &&
        (!query.get('unsigned') || view.status === 'ASSIGNED') &&
        (!query.get('overdue') || view.clock?.overdue === true) &&
        (q === '' || `${view.number}${view.title}${view.address}`.includes(q)),
    );
    const rank = { RED: 0, YELLOW: 1, BLUE: 2, NONE: 3 };
    const sort = query.get('sort') ?? '-raised';
    const ordered = sort === '-raised' ? matching : [...matching].sort(({ view: one }, { view: other }) => {
      if (sort === 'raised') return one.raisedAt.localeCompare(other.raisedAt);
      if (sort === '-colour' && rank[one.colour] !== rank[other.colour]) return rank[one.colour] - rank[other.colour];
      if (sort === 'due') return (one.clock?.dueAt ?? '9').localeCompare(other.clock?.dueAt ?? '9');
      return other.raisedAt.localeCompare(one.raisedAt);
    });
    const after = query.get('after');
    const from = after ? ordered.findIndex(({ view }) => view.id === after) + 1 : 0;
    const page = ordered.slice(from, from + Number(query.get('limit') ?? 50));
    const items = page.map((each) => {
      return { ...this.seenBy(each, person), narrative: undefined, parties: undefined, axes: undefined, clocks: undefined };
    });
    const next = from + page.length < ordered.length ? page.at(-1)?.view.id : undefined;
    return send(response, 200, { items, next, estimate: ordered.length });
  }

  private counters() {
    const byStatus: Record<string, number> = {};
    const byColour: Record<string, number> = {};
    const byDepartment = Object.fromEntries(DEPARTMENTS.map(({ code }) => [code, { open: 0, unsigned: 0, overdue: 0 }]));
    for (const { view } of this.cases) {
      byStatus[view.status] = (byStatus[view.status] ?? 0) + 1;
      byColour[view.colour] = (byColour[view.colour] ?? 0) + 1;
      const own = view.lead === undefined ? undefined : byDepartment[view.lead];
      if (!own) continue;
      own.open++;
      if (view.status === 'ASSIGNED') own.unsigned++;
      if (view.clock?.overdue) own.overdue++;
    }
    return { byStatus, byColour, byDepartment };
  }

  private seenBy(found: MockCase, person: Person): CaseView {
    const { view } = found;
    if (!worksOnCases(person)) {
      const hidden: CaseView['hidden'] = ['PARTIES', 'CONTACT', 'NARRATIVE', 'RISK', 'TIMELINE', 'RECEIPTS', 'READ_LOG'];
      return { ...view, axes: undefined, clocks: undefined, title: undefined, narrative: undefined, address: undefined, parties: undefined, hidden, ...offered(view, person) };
    }
    const withoutPhones = person.department === 'URBAN_MANAGEMENT';
    return {
      ...view,
      parties: withoutPhones ? view.parties?.map((party) => ({ ...party, phone: undefined, idNumber: undefined })) : view.parties,
      hidden: withoutPhones ? ['CONTACT'] : [],
      ...offered(view, person),
    };
  }

  private command(request: IncomingMessage, response: ServerResponse, found: MockCase, person: Person, what: string, json: Record<string, unknown>): boolean {
    const { view } = found;
    const match = request.headers['if-match'];
    if (!match) return refuse(response, { status: 428, slug: 'version-required', title: '缺少 If-Match' });
    if (match !== `"${view.version}"`) {
      return refuse(response, {
        status: 412,
        slug: 'version-conflict',
        title: '案件已被他人更新',
        detail: `您看到的是第 ${match} 版，现在是第 ${view.version} 版`,
        current: this.seenBy(found, person),
      });
    }
    const [action, step] = stepAt(what) ?? [];
    const asked = offered(view, person).availableActions.find((each) => each.action === action);
    if (!action || !step || !asked) return refuse(response, { status: 404, slug: 'not-found', title: '没有这个操作' });
    if (!asked.allowed) return refuse(response, { status: 409, slug: 'not-allowed-now', title: '现在不能这样办理', detail: asked.reason, caseStatus: view.status });
    const lacking = missing(step, json);
    if (lacking) return refuse(response, { status: 400, slug: 'invalid', title: '请填写必填的内容', field: lacking });
    const against = what === 'merge' ? this.againstMerging(view, textOf(json['into'])) : undefined;
    if (against) return refuse(response, against);
    const answer = take(view, person, action, json);
    if (answer) this.climb(found, person.department, answer);
    this.advance(found, person, what, json);
    return send(response, 200, this.seenBy(found, person), `"${view.version}"`);
  }

  private againstMerging(view: CaseView, into: string): Problem | undefined {
    const placeOfCase = (id: string) => this.cases.findIndex((each) => each.view.id === id); // the newest stands first
    const survivor = this.cases[placeOfCase(into)]?.view;
    if (!survivor) return { status: 400, slug: 'unknown-value', title: '取值无效', detail: '未找到要并入的案件', field: 'into' };
    if (placeOfCase(into) < placeOfCase(view.id)) {
      return { status: 409, slug: 'merge-into-younger', title: '不能并入较新的案件', detail: `${survivor.number} 登记较晚，只能并入较早登记的案件`, field: 'into' };
    }
    if (view.lead && !survivor.lead) {
      return { status: 409, slug: 'merge-needs-lead', title: '较早的案件无人负责', detail: '本案已在办理，而较早的案件还没有牵头部门，请先交办较早的案件' };
    }
    return undefined;
  }

  /** Somebody else acts on a case, so that the version a page holds is old. */
  touch(id: string): void {
    const found = this.cases.find((each) => each.view.id === id);
    if (found) this.advance(found, PEOPLE['emergency.dispatcher'] as Person, 'note', {});
  }

  /** A department takes the lead of a case elsewhere; untold, no page hears of it. */
  lead(id: string, department: string, told = true): void {
    const found = this.cases.find((each) => each.view.id === id);
    if (!found) return;
    Object.assign(found.view, { lead: department, status: 'ASSIGNED', statusName: '已交办' });
    if (told) this.touch(id);
  }

  private advance(found: MockCase, person: Person, what: string, json: Record<string, unknown>): void {
    const { view } = found;
    const [, step] = stepAt(what) ?? [];
    view.version++;
    view.updatedAt = new Date().toISOString();
    found.timeline.push({
      sequence: view.version,
      at: view.updatedAt,
      what: step?.line ?? 'SHARE_DONE',
      whatName: step?.name ?? '协办完成',
      about: aboutOf(json),
      byName: person.name,
      byDepartment: person.department,
      reason: json['reason'] as string | undefined,
      note: json['note'] as string | undefined,
    });
    this.say('case', `cn.fengqiao.case.${what}.v1`, view.id, view.version, { status: view.status });
  }

  private climb(found: MockCase, department: string, rung: Rung): void {
    const field = { REQUESTED: 'requestedAt', DELIVERED: 'deliveredAt', SEEN: 'seenAt', ACCEPTED: 'acceptedAt', REJECTED: 'rejectedAt', DONE: 'doneAt' } as const;
    const receipt = found.receipts.find((each) => each.department === department);
    if (!receipt || receipt[field[rung]]) return;
    const at = new Date().toISOString();
    receipt[field[rung]] = at;
    this.say('receipt', 'cn.fengqiao.notification.receipt-advanced.v1', found.view.id, 1, { department, rung, at });
  }

  private raiseRequest(request: IncomingMessage, response: ServerResponse, person: Person, json: RaiseCase, raw: string): boolean {
    const key = request.headers['idempotency-key'] as string | undefined;
    if (!key) return refuse(response, { status: 400, slug: 'missing-header', title: '缺少 Idempotency-Key', field: 'Idempotency-Key' });
    const known = this.byKey.get(key);
    const held = this.cases.find((each) => each.view.id === known?.id);
    if (known && held) {
      if (known.body !== raw) return refuse(response, { status: 409, slug: 'idempotency-conflict', title: '同一编号的内容不同', field: 'title' });
      response.setHeader('idempotent-replay', 'true');
      return send(response, 201, this.seenBy(held, person), '"1"');
    }
    if (json.parties?.some((party) => party.phone && !/^[\d*-]{7,20}$/.test(party.phone))) {
      return refuse(response, { status: 400, slug: 'invalid', title: '电话不正确', detail: '电话号码只能是数字', field: 'parties[0].phone' });
    }
    const made = this.raise(json, person);
    this.byKey.set(key, { body: raw, id: made.view.id });
    return send(response, 201, this.seenBy(made, person), '"1"');
  }

  private raise(json: RaiseCase, person: Person): MockCase {
    const now = new Date();
    const id = randomUUID();
    const named = (from: { code: string; name: string }[], code: string) => from.find((each) => each.code === code)?.name ?? code;
    const made: MockCase = {
      view: {
        id,
        number: `FQ-${now.toISOString().slice(0, 10).replaceAll('-', '')}-${String(this.cases.length + 1).padStart(4, '0')}`,
        type: json.type,
        typeName: named(DICTIONARIES.types, json.type),
        source: json.source,
        sourceName: named(DICTIONARIES.sources, json.source),
        status: 'REGISTERED',
        statusName: '已登记',
        colour: 'NONE',
        certainty: 'PROVISIONAL',
        area: json.area,
        place: placeOf(json.area),
        title: json.title,
        narrative: json.narrative,
        address: json.address,
        parties: json.parties,
        partyCount: json.partyCount ?? json.parties?.length,
        raisedBy: person.department,
        departments: DEPARTMENTS.filter(({ code }) => json.departments?.includes(code) ?? true).map(({ code, name }) => ({
          department: code,
          name,
          share: 'REQUESTED',
        })),
        restricted: json.restricted ?? false,
        mode: json.mode ?? 'ACTUAL',
        version: 1,
        raisedAt: now.toISOString(),
        foundAt: json.foundAt ?? now.toISOString(),
        updatedAt: now.toISOString(),
        axes: { tier: 'L3', supervision: 'NONE', extensionAsked: false, reopened: 0 },
        clocks: [],
        responsible: answering('L3'),
        availableActions: [],
        hidden: [],
      },
      risk: { caseId: id, colour: 'NONE', certainty: 'PROVISIONAL', points: 0, ruleSet: '2026-01', override: false, reasons: [], missing: [], toLower: [], assessedAt: now.toISOString(), hidden: [] },
      receipts: DEPARTMENTS.map(({ code }) => ({ caseId: id, department: code, requestedAt: now.toISOString() })),
      timeline: [{ sequence: 1, at: now.toISOString(), what: 'REGISTERED', whatName: '登记', byName: person.name, byDepartment: person.department }],
    };
    this.cases.unshift(made);
    this.say('case', 'cn.fengqiao.case.registered.v1', id, 1, { status: 'REGISTERED', number: made.view.number });
    const override = Object.entries(json.answers ?? {}).some(([code, answer]) => answer === 'YES' && DICTIONARIES.questions.find((each) => each.code === code)?.override);
    setTimeout(() => this.assess(made, override ? 'RED' : 'BLUE', override), RISK_DELAY_MS);
    setTimeout(() => new Set([...this.streams].map((each) => each.department)).forEach((each) => this.climb(made, each, 'DELIVERED')), RISK_DELAY_MS);
    return made;
  }

  private assess(found: MockCase, colour: Colour, override: boolean): void {
    found.view.colour = colour;
    Object.assign(found.risk, {
      colour,
      override,
      points: override ? 0 : 6,
      reasons: [override ? { factor: 'OVERRIDE', name: '问询命中直接判红', points: 0, override: true } : { factor: 'SAME_PLACE', name: '同一地址近期有纠纷', points: 6, override: false }],
      missing: [{ code: 'WEAPON_PREPARED', name: '是否准备了刀具、汽油等' }],
      toLower: [{ name: '双方接受调解', change: '−4' }],
    });
    this.say('risk', 'cn.fengqiao.risk.changed.v1', found.view.id, 1, { colour, certainty: 'PROVISIONAL' });
  }

  private duplicates(json: Record<string, unknown>) {
    const address = textOf(json['address']).slice(0, 6);
    const area = textOf(json['area']);
    return this.cases
      .filter(({ view }) => (address && view.address?.startsWith(address)) || view.area === area)
      .slice(0, 4)
      .map(({ view }, position) => ({
        id: view.id,
        number: view.number,
        title: view.title,
        typeName: view.typeName,
        place: view.place,
        status: view.status,
        raisedAt: view.raisedAt,
        reasons: address && view.address?.startsWith(address) ? ['SAME_ADDRESS', 'WITHIN_A_DAY'] : ['SAME_TYPE_IN_GRID'],
        score: 0.9 - position / 10,
      }));
  }

  private importPage(after: string | null) {
    const from = after === null ? 0 : this.imports.findIndex((each) => each.id === after) + 1;
    const items = this.imports.slice(from, from + IMPORTS_PAGE);
    return { items, next: from + items.length < this.imports.length ? items.at(-1)?.id : undefined };
  }

  private startImport(response: ServerResponse, person: Person, raw: string): boolean {
    const field = (name: string) => new RegExp(`name="${name}"\r\n\r\n([^\r]*)`).exec(raw)?.[1];
    const department = field('department') ?? person.department;
    if (department !== person.department && !person.roles.includes('ADMIN')) {
      return refuse(response, { status: 400, slug: 'parameter-invalid', title: '参数不正确', detail: '只能以本部门名义导入', field: 'department' });
    }
    const total = 900;
    const run: ImportRun = {
      id: randomUUID(),
      fileName: /filename="([^"]+)"/.exec(raw)?.[1] ?? 'orders.csv',
      mapping: field('mapping') ?? 'hotline-zh',
      department: person.department,
      raisedBy: department,
      state: 'WAITING',
      done: 0,
      created: 0,
      duplicates: 0,
      errors: 0,
      startedAt: new Date().toISOString(),
    };
    this.imports.unshift(run);
    const timer = setInterval(() => {
      if (run.state === 'WAITING') {
        run.state = 'RUNNING';
        run.total = total;
        return;
      }
      run.done = Math.min(total, run.done + 150);
      run.errors = Math.floor(run.done / 150) * 2;
      run.duplicates = Math.floor(run.done / 300);
      run.created = run.done - run.errors - run.duplicates;
      if (run.done < total) return;
      run.state = 'FINISHED';
      run.finishedAt = new Date().toISOString();
      clearInterval(timer);
    }, 400);
    this.timers.add(timer);
    return send(response, 202, { id: run.id });
  }

  private importPart(response: ServerResponse, id: string, rest: string[]): boolean {
    if (rest[0] === 'errors') {
      return send(response, 200, {
        items: [17, 202, 518].map((line) => ({ line, column: 'received_at', reason: '日期不存在', value: '2026/2/30 10:11' })),
      });
    }
    if (rest[0] === 'result.csv') {
      response.setHeader('content-type', 'text/csv; charset=utf-8');
      response.end('line,result,number\n1,created,FQ-20261124-0001\n');
      return true;
    }
    return send(response, 200, this.imports.find((each) => each.id === id) ?? {});
  }

  private ops(response: ServerResponse, person: Person, service: string, rest: string[], post: boolean): boolean {
    if (!person.roles.includes('ADMIN')) return refuse(response, { status: 403, slug: 'forbidden', title: '只有管理员可以查看' });
    const letters = service === 'risk' ? this.letters : [];
    const [, id, verdict] = rest;
    if (post && verdict) {
      const position = this.letters.findIndex((each) => each['id'] === id);
      const settled = position >= 0 ? this.letters.splice(position).length : 0;
      return send(response, 200, { settled });
    }
    if (id) return send(response, 200, letters.find((each) => each['id'] === id) ?? {});
    return send(response, 200, { items: letters.map((letter) => ({ ...letter, payload: undefined, headers: undefined })) });
  }

  private every(milliseconds: number, work: () => void): void {
    this.timers.add(setInterval(work, milliseconds));
  }
}

const MAPPINGS = [
  { name: 'hotline-zh', title: '12345 热线（中文）' },
  { name: 'nyc-311', title: '311 工单（英文）' },
  { name: 'grid-monthly', title: '网格月报' },
];

function worksOnCases(person: Person): boolean {
  return !person.roles.some((role) => role === 'ADMIN' || role === 'AUDITOR');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function nameOf(department: string): string {
  return DEPARTMENTS.find((each) => each.code === department)?.name ?? department;
}

function redirect(response: ServerResponse, location: string): true {
  response.writeHead(302, { location });
  response.end();
  return true;
}

function send(response: ServerResponse, status: number, body: unknown, etag?: string): true {
  if (etag) response.setHeader('etag', etag);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
  return true;
}

function done(response: ServerResponse): true {
  response.writeHead(204);
  response.end();
  return true;
}

function refuse(response: ServerResponse, { slug, ...problem }: Problem): true {
  response.writeHead(problem.status, { 'content-type': 'application/problem+json; charset=utf-8' });
  response.end(JSON.stringify({ type: `urn:fengqiao:problem:${slug}`, ...problem }));
  return true;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
