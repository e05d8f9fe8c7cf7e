import { expect, test } from 'vitest';
import { proposedAction } from '../../src/shared/actions.ts';
import type { ActionCode, AvailableAction } from '../../src/shared/api/types.ts';

const offered = (...codes: ActionCode[]): AvailableAction[] =>
  codes.map((action) => ({ action, name: action, allowed: true, method: 'POST', href: '' }));

const proposals: [string, ActionCode | undefined, ActionCode[], ActionCode | undefined][] = [
  ['what the server proposes, wherever it stands', 'SHARE_DONE', ['ACCEPT', 'MERGE', 'SHARE_REJECT', 'SHARE_DONE'], 'SHARE_DONE'],
  ['without a proposal the first that ends nothing', undefined, ['MERGE', 'RETURN', 'SHARE_REJECT', 'SIGN', 'HAND_OVER'], 'SIGN'],
  ['never a merge, a rejection or a return', undefined, ['MERGE', 'RETURN', 'SHARE_REJECT'], undefined],
  ['never, even if the server says so', 'MERGE', ['MERGE', 'SHARE_ACCEPT'], 'SHARE_ACCEPT'],
  ['nothing that is not allowed', 'SIGN', ['ACCEPT'], 'ACCEPT'],
];

test.each(proposals)('%s', (_, nextAction, codes, primary) => {
  const refused: AvailableAction = { action: 'SIGN', name: '', allowed: false, method: 'POST', href: '' };
  const availableActions = codes.includes('SIGN') ? offered(...codes) : [refused, ...offered(...codes)];
  expect(proposedAction({ nextAction, availableActions })).toBe(primary);
});
