import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { PROPOSED } from '../dev/fixtures.ts';
import type { ImportRun } from '../src/shared/api/types.ts';
import { serveConsole, type ServedConsole } from './console.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const WAIT_MS = 25_000; // a shared machine may be slow; a right answer comes at once

let browser: Browser;
let served: ServedConsole;
let contexts: BrowserContext[] = [];
let complaints: string[] = [];

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) throw new Error(`these tests need Chromium at ${CHROMIUM}; install it or set CHROMIUM`);
  if (!existsSync(fileURLToPath(new URL('../dist/index.html', import.meta.url)))) throw new Error('run `npm run build` first: the built console is what is tested');
  served = await serveConsole({ cases: 60 });
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-gpu', '--no-first-run'],
  });
});

afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  const said = complaints;
  complaints = [];
  expect(said, 'the browser complained').toEqual([]);
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

interface Sight {
  dark?: boolean;
  width?: number;
  path?: string;
  at?: ServedConsole;
}

async function signedIn(user: string, { dark = false, width = 1440, path = '/', at = served }: Sight = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 860 }, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  contexts.push(context);
  await context.addCookies([
    { name: 'FQ_SESSION', value: user, url: at.origin },
    { name: 'XSRF-TOKEN', value: 'token', url: at.origin },
  ]);
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  // refusals are answers; what must not be are violations of the policy and faults of ours
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('pageerror', (fault) => complaints.push(String(fault)));
  await page.goto(at.origin + path);
  return page;
}

const rows = (page: Page) => page.getByTestId('queue-row');
const row = (page: Page, id: string) => page.locator(`[data-testid=queue-row][data-case-id="${id}"]`);

async function queueOf(user: string, sight: Sight = {}): Promise<Page> {
  const page = await signedIn(user, sight);
  await rows(page).first().waitFor();
  await page.locator('[data-testid=connection-state][data-state=live]').waitFor();
  return page;
}

/** Chooses an option of an antd select or tree by its words. */
async function choose(page: Page, testId: string, words: string): Promise<void> {
  await page.getByTestId(testId).click();
  await page.locator(`.ant-select-item-option[title="${words}"]`).click();
}

async function speak(page: Page, language: string): Promise<void> {
  await page.getByTestId('user-menu').click();
  await page.getByRole('menuitem', { name: language }).click();
}

async function upload(page: Page, name: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  await page.getByTestId('import-start').click();
}

async function fillRaise(page: Page, title: string): Promise<void> {
  await choose(page, 'raise-type', '邻里纠纷');
  await choose(page, 'raise-source', '网格巡查');
  await page.getByTestId('raise-title').fill(title);
  await page.getByRole('combobox', { name: '所在区域' }).fill('第二网格');
  await page.locator('.ant-select-tree-title', { hasText: '第二网格' }).first().click();
  await page.getByTestId('raise-address').fill('枫桥里3号楼2单元502室');
}

test('who is not signed in is taken to sign-in and comes back to the queue', async () => {
  const context = await browser.newContext();
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(served.origin);
  await page.locator('input[name=username]').fill('police.dispatcher');
  await page.locator('input[name=password]').fill('anything');
  await page.getByRole('button').click();
  await rows(page).first().waitFor();
  expect(await page.getByTestId('user-menu').textContent()).toContain('公安');
});

test('a case raised in one department appears in another without reload, and its receipts climb', async () => {
  const police = await queueOf('police.dispatcher');
  const urban = await queueOf('urban.dispatcher');

  await police.keyboard.press('n');
  await fillRaise(police, '两台浏览器之间的案件');
  await police.getByTestId('duplicate-hint').first().waitFor();
  expect(await police.getByTestId('duplicate-hint').first().locator('strong').textContent()).toBe(served.backend.cases.find(({ view }) => view.address?.startsWith('枫桥里3号楼'))?.view.title);
  await police.getByTestId('raise-submit').click();
  await police.getByTestId('case-panel').waitFor();
  const id = (await police.getByTestId('case-panel').getAttribute('data-case-id')) ?? '';

  await row(police, id).waitFor();
  expect(await police.getByTestId('new-rows').count()).toBe(0);
  await row(urban, id).waitFor();
  await urban.locator(`[data-testid=queue-row][data-case-id="${id}"][data-colour=BLUE]`).waitFor();
  await row(urban, id).click();
  await urban.getByTestId('hidden-fields').waitFor();
  await police.locator('[data-testid=receipt-ladders] li[data-department=URBAN_MANAGEMENT][data-rung=SEEN]').waitFor();
});

test('new rows wait while somebody reads, and come when asked', async () => {
  const page = await queueOf('emergency.dispatcher');
  await page.keyboard.press('j');
  const first = await rows(page).first().getAttribute('data-case-id');

  const arrived = served.backend.raiseSomething('读者正在看的时候');
  await page.locator('[data-testid=new-rows][data-count="1"]').waitFor();
  expect(await rows(page).first().getAttribute('data-case-id')).toBe(first);
  await page.getByTestId('new-rows').click();
  await row(page, arrived.id).waitFor();
  expect(await rows(page).first().getAttribute('data-case-id')).toBe(arrived.id);
});

test('the keyboard is enough', async () => {
  const page = await queueOf('police.dispatcher');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  const second = await rows(page).nth(1).getAttribute('data-case-id');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-case-id'))).toBe(second);

  await page.keyboard.press('Enter');
  await page.locator(`[data-testid=case-panel][data-case-id="${second}"]`).waitFor();
  await page.keyboard.press('j');
  const third = await rows(page).nth(2).getAttribute('data-case-id');
  await page.locator(`[data-testid=case-panel][data-case-id="${third}"]`).waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('case-panel').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-case-id'))).toBe(third);

  await page.keyboard.press('/');
  await page.keyboard.type('电梯 njk?');
  expect(await page.getByTestId('queue-search').inputValue()).toBe('电梯 njk?');
  await page.getByTestId('queue-search').fill('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('n');
  await page.getByTestId('raise-form').waitFor();
});

test('a filter narrows the queue and stays in the address', async () => {
  const page = await queueOf('police.dispatcher');
  await page.getByTestId('filter-colour-RED').click();
  await page.waitForFunction(() => [...document.querySelectorAll('[data-testid=queue-row]')].every((each) => each.getAttribute('data-colour') === 'RED'));
  expect(page.url()).toContain('colour=RED');
  await page.getByTestId('queue-search').fill('没有这样的案件');
  await page.getByText('没有符合条件的案件').waitFor();
});

test('who acts on an old version sees the current state and can do it again', async () => {
  const { id } = served.backend.raiseSomething('两人同时受理');
  const page = await queueOf('community.dispatcher', { path: `/cases/${id}` });
  await page.getByTestId('action-accept').waitFor();
  // the feed would bring the change at once; without it the page acts on what it knows
  await page.route(`**/api/cases/${id}?*`, (route) => route.abort());
  await page.route(`**/api/cases/${id}`, (route) => route.abort());
  served.backend.touch(id);
  await page.getByTestId('action-accept').click();
  await page.getByTestId('conflict').waitFor();
  expect(await page.getByTestId('conflict').textContent()).toContain('第 2 版');
  await page.unrouteAll();
  await page.getByTestId('conflict-retry').click();
  await page.locator('[data-testid=case-panel][data-version="3"]').waitFor();
});

test('an action that needs a reason does not go without', async () => {
  const { id } = served.backend.raiseSomething('不归我们管');
  const page = await queueOf('community.dispatcher', { path: `/cases/${id}` });
  await page.getByTestId('action-share-reject').click();
  await page.getByTestId('action-confirm').click();
  await page.getByText('此项必填').waitFor();
  await page.locator('textarea[data-testid=action-reason], [data-testid=action-reason] textarea').fill('不属于本部门职责');
  await page.getByTestId('action-confirm').click();
  await page.locator('[data-testid=receipt-ladders] li[data-department=COMMUNITY][data-rung=REJECTED]').waitFor();
});

test('the filled button is what the server proposes, and none is where it proposes nothing', async () => {
  const { id } = served.backend.raiseSomething('协办之后');
  served.backend.lead(id, 'COMMUNITY', false);
  const page = await queueOf('police.dispatcher', { path: `/cases/${id}` });
  const filled = page.locator('.action-row .ant-btn-primary');
  await page.getByTestId('action-share-accept').click();
  await page.getByTestId('action-share-done').and(page.locator('.ant-btn-primary')).waitFor();
  expect(await filled.count()).toBe(1);
  await row(page, id).locator('.next-action', { hasText: '协办完成' }).waitFor({ state: 'attached' });

  await page.getByTestId('action-share-done').click();
  await page.getByTestId('action-confirm').click();
  await page.locator('[data-testid=receipt-ladders] li[data-department=POLICE][data-rung=DONE]').waitFor();
  await page.getByTestId('action-merge').waitFor();
  expect(await filled.count()).toBe(0);
});

test('a merge names both cases before it is done, and what the server has against it stands at the field', async () => {
  const older = served.backend.raiseSomething('先登记的');
  const { id, number } = served.backend.raiseSomething('后登记的');
  const page = await queueOf('police.dispatcher', { path: `/cases/${older.id}` });
  const field = page.getByTestId('action-into').getByRole('combobox');
  const wrong = page.locator('.ant-form-item-explain-error');

  await page.getByTestId('action-merge').click();
  await page.getByRole('dialog').getByText('本案（较新）将关闭，并入一件较早登记的案件；历史、材料和报案人都保留。').waitFor();
  await page.getByTestId('action-confirm').click();
  await wrong.getByText('请填写一件较早案件的完整编号').waitFor();
  await field.fill(number);
  await page.getByTestId('merge-warning').getByText(`保留 ${number}，关闭 ${older.number}`).click({ trial: true }); // nothing lies over it
  await wrong.waitFor({ state: 'detached' });
  await page.getByTestId('action-confirm').click();
  await wrong.getByText(`${number} 登记较晚，只能并入较早登记的案件`).waitFor();

  await page.goto(`${served.origin}/cases/${id}`);
  await page.getByTestId('action-merge').click();
  await field.fill(older.number.toLowerCase());
  await page.getByTestId('merge-warning').getByText(`保留 ${older.number}，关闭 ${number}`).waitFor();
  served.backend.lead(id, 'POLICE');
  await page.locator('[data-testid=case-panel][data-version="2"]').waitFor();
  await page.getByTestId('action-confirm').click();
  await page.getByTestId('conflict-retry').click();
  await wrong.getByText('请先交办较早的案件').waitFor();
  served.backend.lead(older.id, 'COMMUNITY');
  await page.getByTestId('action-confirm').click();
  await page.locator('[data-testid=case-panel] .merged-note').waitFor();
  expect(served.backend.cases.find(({ view }) => view.id === id)?.view.mergedInto).toBe(older.id);
});

test('a dispute is resolved, agreed on and performed, and its write-off says what is still missing', async () => {
  const { id } = served.backend.raiseSomething('一路办到底');
  served.backend.lead(id, 'POLICE');
  const page = await queueOf('police.dispatcher', { path: `/cases/${id}` });
  const version = (number: number) => page.locator(`[data-testid=case-panel][data-version="${number}"]`).waitFor();
  const confirm = () => page.getByTestId('action-confirm').click();
  const panel = page.getByTestId('case-panel');

  await page.getByTestId('action-sign').click();
  await version(3);
  await row(page, id).locator('.clock-name', { hasText: '首次联系当事人' }).waitFor();
  await panel.getByTestId('case-clocks').locator('[data-clock=FIRST_CONTACT][data-state=RUNNING]').waitFor();
  await page.getByTestId('action-start-resolving').and(page.locator('.ant-btn-primary')).click();
  await confirm();
  await version(4);

  await page.getByTestId('action-agree').click();
  await confirm();
  await page.getByText('此项必填').waitFor();
  await choose(page, 'action-form', '书面协议');
  await confirm();
  await version(5);

  await page.getByTestId('action-perform').click();
  await choose(page, 'action-outcome', '成功');
  await confirm();
  await version(6);
  await panel.getByTestId('case-axes').getByText('结果：成功').waitFor();
  await panel.getByTestId('timeline').getByText('书面协议').waitFor();

  const guards = panel.getByTestId('write-off-guards');
  await guards.locator('[data-guard=OUTCOME_SET][data-met=true]').waitFor();
  await guards.locator('[data-guard=FOLLOWED_UP][data-met=false]').getByText('尚未回访申请方').waitFor();
  expect(await guards.getByRole('listitem').count()).toBe(11);
  const found = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(found.violations.flatMap(({ id: rule, nodes }) => nodes.map((node) => `${rule}: ${node.target.join(' ')}`))).toEqual([]);

  await page.getByTestId('more-actions').click();
  await page.getByTestId('action-follow-up').click();
  await choose(page, 'action-side', '申请方');
  await page.getByTestId('action-reached').getByText('是', { exact: true }).click();
  await page.locator('textarea[data-testid=action-note], [data-testid=action-note] textarea').fill('双方都满意');
  await confirm();
  await version(7);
  await guards.locator('[data-guard=FOLLOWED_UP][data-met=true]').waitFor();
});

test('what is done seldom waits in a menu, and what is forbidden there says why and does nothing', async () => {
  const { id } = served.backend.raiseSomething('菜单里的操作');
  const page = await queueOf('police.dispatcher', { path: `/cases/${id}` });
  await page.getByTestId('more-actions').click();
  const breach = page.getByTestId('action-breach').and(page.locator('[data-allowed=false]'));
  await breach.getByText('达成协议之后才能登记未履行').waitFor();
  await breach.click();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByTestId('case-panel').waitFor();
});

test('a command refused for the state of the case shows that state', async () => {
  const { id } = served.backend.raiseSomething('别处已受理');
  const page = await queueOf('police.dispatcher', { path: `/cases/${id}` });
  await page.getByTestId('action-accept').waitFor();
  await page.route(`**/api/cases/${id}/accept`, (route) => {
    served.backend.lead(id, 'POLICE', false);
    return route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'urn:fengqiao:problem:case-state', title: '案件状态不允许', detail: '案件已交办', status: 409, caseStatus: 'ASSIGNED' }),
    });
  });
  await page.getByTestId('action-accept').click();
  await page.getByText('没有办成：案件已交办').waitFor();
  await page.locator('.case-facts .status-tag[data-status=ASSIGNED]').waitFor();
});

test('what a machine proposed is marked as proposed until somebody accepts it', async () => {
  const own = await serveConsole({ cases: 20 });
  try {
    const page = await queueOf('police.dispatcher', { at: own, path: `/cases/${PROPOSED}` });
    const { typeName: proposedName, lead } = own.backend.cases.find((each) => each.view.id === PROPOSED)?.view ?? {};
    expect(lead).toBeUndefined();
    const name = proposedName?.replace('（建议）', '') ?? '';
    expect(await row(page, PROPOSED).textContent()).toContain(`建议：${name}`);
    expect(await row(page, PROPOSED).textContent()).toContain('建议交城管');
    await page.getByTestId('proposal').first().waitFor();
    expect(await page.getByTestId('proposal').count()).toBe(2);
    await speak(page, 'English');
    await row(page, PROPOSED).getByText('Proposed: Other civil').waitFor();
    await row(page, PROPOSED).getByText('proposed to Urban management').waitFor();
    await speak(page, '中文');

    await page.getByTestId('action-accept').click();
    await page.getByText('由关键词建议，请确认或更正。').waitFor();
    await page.getByTestId('action-type').getByText(name, { exact: true }).waitFor();
    await page.getByTestId('action-confirm').click();
    await page.locator('[data-testid=case-panel][data-version="2"]').waitFor();
    await row(page, PROPOSED).getByText(name, { exact: true }).waitFor();
    expect(await page.getByTestId('proposal').count()).toBe(1);

    await page.getByTestId('action-assign').click();
    await page.getByTestId('action-department').getByText('城管', { exact: true }).waitFor();
    await page.getByTestId('action-confirm').click();
    await page.locator('[data-testid=case-panel][data-version="3"]').waitFor();
    await page.getByTestId('proposal').waitFor({ state: 'detached' });
    await row(page, PROPOSED).getByText('建议', { exact: false }).waitFor({ state: 'detached' });
  } finally {
    await own.close();
  }
});

test('an import waits, runs and ends in words, and older ones come when asked', async () => {
  const own = await serveConsole({ cases: 20 });
  try {
    const page = await signedIn('police.dispatcher', { at: own, path: '/imports' });
    await page.getByText('还没有导入过文件').waitFor();
    expect(await page.getByTestId('import-department').count()).toBe(0);
    await choose(page, 'import-mapping', '网格月报');
    await upload(page, 'monthly.csv');
    const run = page.getByTestId('import-run').first();
    await run.getByText('排队中').waitFor();
    await run.getByText('导入中').waitFor();
    await run.getByText('已完成').waitFor();
    await run.getByText('900 / 900 行').waitFor();
    expect(own.backend.imports[0]?.mapping).toBe('grid-monthly');

    own.backend.imports.push(...Array.from({ length: 24 }, (_, position) => ({ ...(own.backend.imports[0] as ImportRun), id: `old-${position}` })));
    await page.reload();
    await page.getByTestId('imports-more').click();
    await page.getByTestId('import-run').nth(24).waitFor();
    await page.getByTestId('imports-more').waitFor({ state: 'detached' });
  } finally {
    await own.close();
  }
});

test('only an administrator imports for another department', async () => {
  const own = await serveConsole({ cases: 5 });
  try {
    const page = await signedIn('admin', { at: own, path: '/imports' });
    await choose(page, 'import-department', '城管');
    await upload(page, 'hotline.csv');
    await page.getByTestId('import-run').waitFor();
    expect(own.backend.imports[0]?.raisedBy).toBe('URBAN_MANAGEMENT');
  } finally {
    await own.close();
  }
});

test('a forbidden action says why and does nothing', async () => {
  const { id } = served.backend.raiseSomething('还没有受理');
  const page = await queueOf('police.dispatcher', { path: `/cases/${id}` });
  await page.getByTestId('action-assign').hover();
  await page.getByText('受理之后才能交办').first().waitFor();
  await page.getByTestId('action-assign').click({ force: true });
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('a form opened by its address notifies every department unless told otherwise', async () => {
  const page = await signedIn('police.dispatcher', { path: '/raise' });
  await page.getByTestId('raise-department-URBAN_MANAGEMENT').waitFor();
  expect(await page.getByRole('group', { name: '协同部门' }).getByRole('checkbox', { checked: true }).count()).toBe(4);
});

test('what the server finds wrong stands at its field', async () => {
  const page = await queueOf('police.dispatcher');
  await page.keyboard.press('n');
  await page.getByTestId('raise-submit').click();
  await page.getByText('此项必填').first().waitFor();
  await fillRaise(page, '电话写错了');
  await page.getByTestId('party-name-0').fill('陈某');
  await page.getByTestId('party-phone-0').fill('不是电话');
  await page.getByTestId('raise-submit').click();
  await page.locator('.ant-form-item-explain-error', { hasText: '电话号码只能是数字' }).waitFor();
});

test('a lost feed shows, and what was missed is there when it returns', async () => {
  const own = await serveConsole({ cases: 20 });
  try {
    const page = await queueOf('police.dispatcher', { at: own });
    own.backend.feedUp = false;
    own.backend.cutFeeds();
    await page.locator('[data-testid=connection-state][data-state=reconnecting]').waitFor();
    const missed = own.backend.raiseSomething('断线期间登记');
    own.backend.feedUp = true;
    await page.locator('[data-testid=connection-state][data-state=live]').waitFor({ timeout: 12_000 });
    await row(page, missed.id).waitFor();
  } finally {
    await own.close();
  }
});

test('a service that went away is asked again until it is back, and both are said', async () => {
  const own = await serveConsole({ cases: 20 });
  try {
    const page = await queueOf('police.dispatcher', { at: own });
    const sign = page.getByTestId('connection-state');
    own.backend.away.add('case');
    await rows(page).nth(4).click();
    await page.getByTestId('case-panel').getByText('正在重试').waitFor();
    await page.getByTestId('case-panel').getByText('案件没有读到').waitFor();
    await sign.and(page.locator('[data-state=partial]')).getByText('部分服务暂时不可用').waitFor();
    own.backend.away.clear();
    await page.getByTestId('timeline').locator('li').first().waitFor();
    await sign.and(page.locator('[data-state=live]')).waitFor();

    own.backend.away.add('risk');
    await rows(page).nth(5).click();
    await page.getByTestId('risk-reasons').getByText('正在重试').waitFor();
    await sign.and(page.locator('[data-state=partial]')).waitFor();
    await page.getByTestId('risk-reasons').getByText('正在重试').waitFor({ state: 'visible' });
    own.backend.away.clear();
    await page.getByTestId('risk-reasons').getByRole('button', { name: '重试' }).click();
    await page.getByTestId('risk-reasons').locator('.risk-sum').waitFor({ timeout: 3_000 });
    await sign.and(page.locator('[data-state=live]')).waitFor();
  } finally {
    await own.close();
  }
});

test.each(['/', '/raise'])('a session that ended is told at once on %s, without anybody asking for anything, and costs no text', async (path) => {
  const own = await serveConsole({ cases: 5 });
  try {
    const page = await signedIn('police.dispatcher', { at: own, path });
    await page.locator('[data-testid=connection-state][data-state=live]').waitFor();
    if (path === '/raise') await page.getByTestId('raise-title').fill('写到一半');
    await page.waitForTimeout(500); // what the page itself still had to ask for is answered
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/api/') && asked.push(new URL(request.url()).pathname));
    own.backend.remembers = false;
    own.backend.cutFeeds();
    await page.getByRole('dialog', { name: '登录已过期' }).waitFor({ timeout: 6_000 });
    expect(new Set(asked)).toEqual(new Set(['/api/live']));

    own.backend.remembers = true;
    await page.getByRole('button', { name: '我已登录，继续' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('[data-testid=connection-state][data-state=live]').waitFor({ timeout: 6_000 });
    if (path === '/raise') expect(await page.getByTestId('raise-title').inputValue()).toBe('写到一半');
  } finally {
    await own.close();
  }
});

test('ten thousand cases scroll, and only those in view exist', async () => {
  const own = await serveConsole({ cases: 10_000 });
  try {
    const page = await queueOf('police.dispatcher', { at: own });
    await page.evaluate(async () => {
      const scroller = document.querySelector('.queue-scroll') as HTMLElement;
      while (scroller.scrollHeight < 10_000 * 60 || scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
        scroller.scrollTop = scroller.scrollHeight;
        await new Promise(requestAnimationFrame);
      }
    });
    await page.locator('[data-testid=queue-row][aria-rowindex="10001"]').waitFor();
    expect(await rows(page).count()).toBeLessThan(60);
  } finally {
    await own.close();
  }
});

test('who does not work on cases is shown no rung, told why, and asks for nothing that is refused', async () => {
  const page = await signedIn('admin', { path: '/cases/01940000-0000-7000-8000-000000000005' });
  const refused: string[] = [];
  page.on('response', (response) => response.status() === 403 && refused.push(response.url()));
  await page.reload();
  await page.getByTestId('receipt-ladders').getByText('您的岗位无权查看。').waitFor();
  await rows(page).first().getByText('您的岗位不查看标题').waitFor();
  await page.waitForTimeout(300); // longer than rows gather what they ask for
  expect(await page.getByTestId('receipt-chip').first().textContent()).toBe('公安');
  expect(await page.locator('[data-testid=receipt-chip][data-rung]').count()).toBe(0);
  expect(refused).toEqual([]);
});

test('a case that was raised while nobody was there is delivered by the page that shows it', async () => {
  const night = served.backend.cases.find(({ receipts }) => receipts.some((each) => each.department === 'EMERGENCY'));
  const receipt = night?.receipts.find((each) => each.department === 'EMERGENCY');
  for (const rung of ['deliveredAt', 'seenAt', 'acceptedAt', 'rejectedAt', 'doneAt'] as const) delete receipt?.[rung];

  const page = await queueOf('emergency.dispatcher');

  await row(page, night?.view.id ?? '').locator('[data-testid=receipt-chip][data-department=EMERGENCY][data-rung=DELIVERED]').waitFor();
});

test('a leader sees the rungs', async () => {
  const page = await queueOf('police.leader');
  await page.locator('[data-testid=receipt-chip][data-rung=SEEN]').first().waitFor();
});

test('an address that holds no id of a case says that there is no such case', async () => {
  const page = await queueOf('police.dispatcher', { path: '/cases/not-a-uuid' });
  await page.getByTestId('case-panel').getByText('没有这个案件').waitFor();
  expect(await page.getByRole('button', { name: '重试' }).count()).toBe(0);
});

test('a missing risk question has its English name on an English screen', async () => {
  const { id } = served.backend.raiseSomething('还没有问过');
  const page = await queueOf('police.dispatcher', { path: `/cases/${id}` });
  await page.getByTestId('risk-reasons').getByText('是否准备了刀具、汽油等').waitFor();
  await speak(page, 'English');
  await page.getByTestId('risk-reasons').getByText('Weapon or fuel prepared?').waitFor();
});

test('a form that holds something is not left without a question, by whatever way', async () => {
  const page = await queueOf('police.dispatcher');
  await page.keyboard.press('n');
  await page.getByTestId('raise-title').fill('写了一半');
  const stay = async () => {
    await page.getByRole('dialog', { name: '放弃登记？' }).waitFor();
    await page.getByRole('button', { name: '继续填写' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.getByTestId('raise-title').inputValue()).toBe('写了一半');
  };
  await page.getByRole('link', { name: '系统联通' }).click();
  await stay();
  await page.goBack();
  await stay();
  await page.getByTestId('raise-title').press('Escape');
  await stay();

  await choose(page, 'raise-type', '邻里纠纷');
  for (const list of [page.getByTestId('raise-type').getByRole('combobox'), page.getByRole('combobox', { name: '所在区域' })]) {
    await list.press('ArrowDown');
    await page.locator('[role=combobox][aria-expanded=true]').waitFor();
    await list.press('Escape');
    await page.locator('[role=combobox][aria-expanded=true]').waitFor({ state: 'detached' });
    expect(await page.getByRole('dialog').count()).toBe(0);
    await list.press('Escape');
    await stay();
  }

  const asked = page.waitForEvent('dialog');
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.accept(); // a browser whose context goes while it still asks may crash
  await closed;
});

test('an empty form is left at once, from within a field too', async () => {
  const page = await signedIn('police.dispatcher', { path: '/raise' });
  await page.getByTestId('raise-address').press('Escape');
  await rows(page).first().waitFor();
});

test('one character is no search: it says so and is not sent', async () => {
  const page = await queueOf('police.dispatcher');
  const sent: string[] = [];
  page.on('request', (request) => request.url().includes('q=') && sent.push(request.url()));
  await page.getByTestId('queue-search').fill('水');
  await page.getByText('请至少输入两个字').waitFor();
  expect(sent).toEqual([]);
  await page.getByTestId('queue-search').fill('漏水');
  await rows(page).first().getByText('漏水').waitFor();
});

test('what the server has against a search stands where its results would', async () => {
  const page = await queueOf('police.dispatcher');
  await page.route('**/api/cases?q=*', (route) =>
    route.fulfill({
      status: 400,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'urn:fengqiao:problem:parameter-invalid', title: '参数的值无效', status: 400, field: 'q', detail: '检索词至少两个字' }),
    }),
  );
  await page.getByTestId('queue-search').fill('、、');
  await page.getByTestId('queue').getByRole('status').getByText('检索词至少两个字').waitFor();
  expect(await page.getByRole('button', { name: '重试' }).count()).toBe(0);
});

test.each([1280, 1440])('at %i pixels a long title ends in an ellipsis and says itself whole, and a restricted case says so', async (width) => {
  const own = await serveConsole({ cases: 12 });
  try {
    const view = own.backend.cases.find((each) => each.view.restricted)?.view;
    const title = '三单元与四单元业主因屋顶平台搭建遮阳棚多次争吵，昨夜双方各叫来亲友聚集，至今没有散去';
    Object.assign(view ?? {}, { title });
    const page = await queueOf('police.dispatcher', { width, at: own });
    for (const open of [false, true]) {
      if (open) await rows(page).nth(1).click();
      if (open) await page.getByTestId('timeline').waitFor();
      const line = row(page, view?.id ?? '').locator('.row-title');
      const seen = await line.evaluate((element) => {
        const [words, tag] = ['.row-words', '.row-tag'].map((part) => element.querySelector(part) as HTMLElement);
        const edge = element.getBoundingClientRect();
        return {
          whole: words?.title,
          ellipsis: words && getComputedStyle(words).textOverflow === 'ellipsis' && words.scrollWidth > words.clientWidth,
          mark: tag?.innerText.trim(),
          cut: !tag || tag.scrollWidth > tag.clientWidth + 1 || tag.getBoundingClientRect().right > edge.right + 1 || tag.getBoundingClientRect().width < 40,
        };
      });
      expect(seen).toMatchObject({ whole: title, ellipsis: true, mark: '受限', cut: false });
    }
  } finally {
    await own.close();
  }
});

test('what was missing is no longer red once it is chosen, and a whole subdistrict is a place too', async () => {
  const page = await queueOf('police.dispatcher');
  await page.keyboard.press('n');
  await page.getByTestId('raise-submit').click();
  const wrong = page.locator('.ant-form-item', { has: page.getByRole('combobox', { name: '所在区域（尽量选到网格）' }) }).locator('.ant-form-item-explain-error');
  await wrong.getByText('此项必填').waitFor();
  await page.getByRole('combobox', { name: '所在区域' }).click();
  await page.locator('.ant-select-tree-title', { hasText: '禾川市枫桥街道' }).click();
  await wrong.waitFor({ state: 'detached' });

  await choose(page, 'raise-type', '邻里纠纷');
  await choose(page, 'raise-source', '网格巡查');
  await page.getByTestId('raise-title').fill('只知道在街道里');
  await page.waitForFunction(() => document.querySelector('.ant-form-item-explain-error') === null);
  await page.getByTestId('raise-submit').click();
  await page.getByTestId('case-panel').waitFor();
  expect(served.backend.cases[0]?.view.area).toBe('HC.FQ');
});

test('points that a department may not see are not shown as none', async () => {
  const own = await serveConsole({ cases: 8 });
  try {
    const held = own.backend.cases.find(({ risk }) => !risk.override);
    delete held?.risk.points;
    delete held?.risk.missing;
    const page = await queueOf('police.dispatcher', { at: own, path: `/cases/${held?.view.id}` });
    await page.getByTestId('risk-reasons').locator('.risk-sum').waitFor();
    expect(await page.getByTestId('risk-reasons').textContent()).not.toContain('0 分');
  } finally {
    await own.close();
  }
});

test('an open chain is said to be open, and a department with nobody online stands out in words', async () => {
  const own = await serveConsole({ cases: 5 });
  try {
    const page = await signedIn('police.dispatcher', { at: own, path: '/reachability' });
    await page.getByTestId('reach-sums').getByText('链路畅通').waitFor();
    await page.getByTestId('reach-sums').getByText('3 个部门没有工作台在线').waitFor();
    await page.locator('[data-reach=EMERGENCY][data-unattended]').getByText('无人在线').waitFor();
    await page.locator('[data-reach=POLICE]:not([data-unattended])').getByText('1 个工作台在线').waitFor();
  } finally {
    await own.close();
  }
});

const troubles: [string, number, string, string][] = [
  ['upstream-unavailable', 503, '服务暂时不可用', '案件服务暂时不可用，内容已保留，请稍后再试。'],
  ['upstream-timeout', 504, '服务响应超时', '再点一次「登记」是安全的'],
  ['rate-limited', 429, '请求过于频繁', '现在太忙，请 1 秒后再试。'],
];

test.each(troubles)('raising into %s says what is true of it', async (slug, status, title, words) => {
  const page = await signedIn('police.dispatcher', { path: '/raise' });
  await fillRaise(page, '服务不在的时候');
  await page.route('**/api/cases', (route) =>
    route.fulfill({ status, headers: { 'retry-after': '1' }, contentType: 'application/problem+json', body: JSON.stringify({ type: `urn:fengqiao:problem:${slug}`, title, status, target: 'case' }) }),
  );
  await page.getByTestId('raise-submit').click();
  await page.getByTestId('raise-failure').getByText(words).waitFor();
  expect(await page.getByTestId('raise-title').inputValue()).toBe('服务不在的时候');
});

test('a phone shows no key caps', async () => {
  const page = await signedIn('police.dispatcher', { path: '/raise', width: 390 });
  await page.getByRole('button', { name: '取消' }).waitFor();
  expect(await page.locator('.kbd:visible').count()).toBe(0);
});

test.each([1280, 1366, 1500, 1920])('at %i pixels no department is cut, with and without an open case, in both languages', async (width) => {
  const page = await queueOf('police.dispatcher', { width });
  const cut = () =>
    page.locator('.cell-departments').evaluateAll((cells) =>
      cells.filter((cell) => {
        const edge = cell.getBoundingClientRect();
        return [...cell.children].some((chip) => {
          const box = chip.getBoundingClientRect();
          return box.right > edge.right + 1 || box.bottom > edge.bottom + 1 || chip.scrollWidth > chip.clientWidth;
        });
      }).length,
    );
  const wrapped = () =>
    page.locator('.cell-colour').evaluateAll((cells) =>
      cells.filter((cell) => {
        const [mark, name] = ['svg', '.colour-name'].map((part) => cell.querySelector(part)?.getBoundingClientRect());
        return mark !== undefined && name !== undefined && name.top >= mark.bottom;
      }).length,
    );
  for (const language of ['中文', 'English']) {
    await speak(page, language);
    await page.locator('[data-testid=receipt-chip][data-rung=SEEN]').first().waitFor();
    expect(await cut()).toBe(0);
    await rows(page).nth(3).click();
    await page.getByTestId('timeline').waitFor();
    expect(await cut()).toBe(0);
    expect(await wrapped()).toBe(0);
    const chip = rows(page).first().getByTestId('receipt-chip').first();
    expect(await chip.isVisible()).toBe(true);
    expect(await chip.textContent()).toMatch(language === '中文' ? /公安已../ : /Police[A-Z]/);
    await page.keyboard.press('Escape');
    await page.getByTestId('case-panel').waitFor({ state: 'detached' });
  }
});

const screens: { name: string; user: string; path: string; ready: string; go?: (page: Page) => Promise<void> }[] = [
  { name: 'queue', user: 'police.dispatcher', path: '/', ready: '[data-testid=queue-row]' },
  { name: 'case', user: 'urban.dispatcher', path: '/cases/01940000-0000-7000-8000-000000000005', ready: '[data-testid=timeline] li' },
  { name: 'raise', user: 'police.dispatcher', path: '/raise', ready: '[data-testid=raise-form] [data-testid^=question-]' },
  { name: 'imports', user: 'police.dispatcher', path: '/imports', ready: '[data-testid=import-start]' },
  { name: 'reachability', user: 'police.dispatcher', path: '/reachability', ready: '[data-testid=reach]' },
  {
    name: 'dead letters',
    user: 'admin',
    path: '/dead-letters',
    ready: '[role=tab]',
    go: async (page) => {
      await page.getByRole('tab', { name: '风险服务' }).click();
      await page.getByTestId('dead-letter').first().waitFor();
    },
  },
  { name: 'queue on a phone', user: 'police.dispatcher', path: '/', ready: '[data-testid=queue-row]' },
];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('nothing comes in slowly for whoever asked for less motion', async () => {
  const page = await queueOf('urban.dispatcher', { path: '/cases/01940000-0000-7000-8000-000000000005' });
  await page.locator('[data-testid=timeline] li').first().waitFor();
  const slow = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((each) => getComputedStyle(each).transitionDuration.split(', ').some((length) => parseFloat(length) > 0.02))
      .map((each) => each.className),
  );
  expect(slow).toEqual([]);
});

test.each(screens)('the screen "$name" has no accessibility violation, light or dark', async ({ name, user, path, ready, go }) => {
  const page = await signedIn(user, { path, width: name.includes('phone') ? 390 : 1440 });
  await page.locator(ready).first().waitFor();
  await page.locator('[data-testid=connection-state][data-state=live]').waitFor();
  await go?.(page);
  const light = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-look=dark]').waitFor();
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  const found = [...light.violations, ...dark.violations].flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
  );
  expect(found).toEqual([]);
});
