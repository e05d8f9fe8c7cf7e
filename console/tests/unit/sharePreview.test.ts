import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildCases } from '../../dev/fixtures.ts';
import { seenText } from '../../src/features/case/components/sharePreview.ts';
import type { SeenBy } from '../../src/shared/api/types.ts';
import { en } from '../../src/shared/i18n/en.ts';
import { zh } from '../../src/shared/i18n/zh.ts';

const [known] = buildCases(1, 0);
const view = { ...(known as NonNullable<typeof known>).view, parties: [{ name: '王某', role: 'APPLICANT', gender: 'FEMALE' }] } as SeenBy['view'];
const seen: SeenBy = {
  roles: ['DISPATCHER', 'LIAISON'],
  standing: 'ON_CASE',
  shown: ['EXISTENCE', 'PARTIES'],
  hidden: [
    { fieldClass: 'CONTACT', why: 'NEVER_FOR_DEPARTMENT', reason: '按规定贵部门不得查看' },
    { fieldClass: 'NEW_CLASS', why: 'NEW_WHY', reason: '新的规定' },
  ],
  withheld: [],
  view,
};

test('what a department will see is said of it, and not of whoever asks', () => {
  expect(seenText(zh, seen)).toEqual({
    roles: '调度员、联络员',
    shown: '案件概况、当事人',
    hidden: [
      { name: '联系方式与证件', reason: '按规定该部门不得查看' },
      { name: 'NEW_CLASS', reason: '新的规定' },
    ],
    withheld: '',
    people: ['申请方 · 王某'],
  });
  expect(seenText(en, seen).roles).toBe('dispatcher, liaison');
  expect(seenText(zh, { ...seen, withheld: ['CONTACT'] }).withheld).toBe('联系方式与证件');
});

test('every standing, role and reason of the API has its words in both languages', () => {
  const api = JSON.parse(readFileSync(new URL('../../../docs/api/case-service.json', import.meta.url), 'utf8')) as {
    components: { schemas: Record<string, { properties: Record<string, { enum?: string[]; items?: { enum?: string[] } }> }> };
  };
  const property = (of: string, name: string) => api.components.schemas[of]?.properties[name];
  const standings = property('SharePreview', 'standing')?.enum ?? [];
  const reasons = property('HiddenFromThem', 'why')?.enum ?? [];
  expect(standings.length * reasons.length).toBeGreaterThan(0);
  for (const language of [zh, en]) {
    expect(Object.keys(language.sharePreview.now).sort()).toEqual([...standings].sort());
    expect(Object.keys(language.sharePreview.reason).sort()).toEqual([...reasons].sort());
  }
});
