import { expect, test } from 'vitest';
import { answering } from '../../dev/fixtures.ts';
import { aboutText, promptText, responsibleText } from '../../src/features/case/components/words.ts';
import { en } from '../../src/shared/i18n/en.ts';
import { zh } from '../../src/shared/i18n/zh.ts';

test('each of the three levels names who answers, with the deputy, and a vacant one says so', () => {
  const levels = answering('L3');

  expect(levels.map((each) => each.level)).toEqual(['L3', 'L2', 'L1']);
  expect(levels.map((each) => responsibleText(zh, each))).toEqual(['周书记 · 副手 吴副书记', '空缺', '郑书记']);
  expect(levels.map((each) => responsibleText(en, each))).toEqual(['周书记 · deputy 吴副书记', 'Vacant', '郑书记']);
  expect(levels.filter((each) => each.answering).map((each) => each.level)).toEqual(['L3']);
});

test('what has to be done is said in both languages, and what a newer server invented in its own words', () => {
  const prompt = { prompt: 'MANDATORY_REPORT' as const, text: '由服务器说明', article: '《未成年人保护法》第十一条', href: '/' };

  expect(promptText(zh, prompt)).toContain('向公安机关报告');
  expect(promptText(en, prompt)).toContain('report it to the police');
  expect(promptText(zh, { ...prompt, prompt: 'TELEPORT' as never })).toBe('由服务器说明');
});

test('a line of the timeline says what became of a protection, in words', () => {
  const line = { what: 'PROTECTION_NOTED', about: 'ORDER:GRANTED' } as const;

  expect(aboutText(zh, line, undefined)).toBe('人身安全保护令 · 已作出');
  expect(aboutText(en, { ...line, about: 'LETTER:BREACHED' }, undefined)).toBe('Warning letter · breached');
});

test('a step of a mediation says which, and by whom, where the server does not', () => {
  const line = { what: 'MEDIATION_NOTED', about: 'AGREEMENT_SIGNED:APPLICANT' } as const;
  expect(aboutText(en, line, undefined)).toBe('agreement signed · applicant');
  expect(aboutText(en, { ...line, about: 'PAPER_MADE:JUDICIAL_CONFIRMATION' }, undefined)).toBe('paper made · application for judicial confirmation');
  expect(aboutText(en, { what: 'CONSENT_RECORDED', about: 'RESPONDENT:REFUSED' }, undefined)).toBe('respondent · refused mediation');
  expect(aboutText(zh, line, undefined), 'it is in the name of the line already').toBeUndefined();
});
