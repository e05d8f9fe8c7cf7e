import type { CaseView, Proposal } from '../../../shared/api/types.ts';

export type Need = 'type' | 'department' | 'reason' | 'note' | 'into';

const needs: Record<string, Need[]> = {
  assign: ['department', 'note'],
  return: ['reason'],
  handover: ['department', 'reason'],
  merge: ['into'],
  sharereject: ['reason'],
  sharedone: ['note'],
};

/**
 * What a person has to say before an action can be sent: who accepts a case whose type a machine proposed decides on it.
 * An action this console does not know yet is sent as it is; the server says which field it misses.
 */
export function needsOf(key: string, view: Pick<CaseView, 'proposals'>): Need[] {
  if (key === 'accept' && proposed(view, 'TYPE')) return ['type'];
  return needs[key] ?? [];
}

/** What a machine proposed and nobody has decided on. */
export function proposed(view: Pick<CaseView, 'proposals'>, field: Proposal['field']): string | undefined {
  return view.proposals?.find((each) => each.field === field)?.code;
}
