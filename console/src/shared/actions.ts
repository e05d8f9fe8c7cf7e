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

/** The action's code as it stands in a test id: `hand-over`. */
export function actionSlug(code: string): string {
  return code.toLowerCase().replaceAll('_', '-');
}
