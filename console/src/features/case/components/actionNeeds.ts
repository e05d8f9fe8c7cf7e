/** What a person has to say before an action can be sent. */
export type Need = 'department' | 'reason' | 'note' | 'into';

const needs: Record<string, Need[]> = {
  assign: ['department', 'note'],
  return: ['reason'],
  handover: ['department', 'reason'],
  merge: ['into'],
  sharereject: ['reason'],
  sharedone: ['note'],
};

/** An action this console does not know yet is sent as it is; the server says which field it misses. */
export function needsOf(key: string): Need[] {
  return needs[key] ?? [];
}
