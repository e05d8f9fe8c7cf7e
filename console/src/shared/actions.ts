import type { ActionCode, CaseView } from './api/types.ts';
import { zh, type Messages } from './i18n/zh.ts';

/** One spelling for an action's code: `hand-over`, `handOver` and `HAND_OVER` are all `handover`. */
export function actionKey(code: string): string {
  return code.toLowerCase().replace(/[^a-z]/g, '').replace(/^shares/, 'share');
}

/** The server's own word in Chinese, ours in English. */
export function actionName(action: { action: string; name?: string }, t: Messages): string {
  const ours = t.action[actionKey(action.action)];
  return t === zh ? (action.name ?? ours ?? action.action) : (ours ?? action.name ?? action.action);
}

/** What ends a matter for somebody is chosen, never suggested. */
const NEVER_PROPOSED: ReadonlySet<string> = new Set(['merge', 'sharereject', 'return']);

/** What to do next: the server's proposal; where it makes none, the first action open that ends nothing. */
export function proposedAction({ availableActions, nextAction }: Pick<CaseView, 'availableActions' | 'nextAction'>): ActionCode | undefined {
  const open = availableActions.filter((each) => each.allowed && !NEVER_PROPOSED.has(actionKey(each.action)));
  return (open.find((each) => each.action === nextAction) ?? open[0])?.action;
}

/** The action's code as it stands in a test id: `hand-over`. */
export function actionSlug(code: string): string {
  return code.toLowerCase().replaceAll('_', '-');
}
