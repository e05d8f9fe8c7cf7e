import { zh, type Messages } from './i18n/zh.ts';

/** The server's own word in Chinese, ours in English. */
export function actionName(action: { action: string; name?: string }, t: Messages): string {
  const words: Readonly<Record<string, string | undefined>> = t.action;
  const ours = words[action.action];
  return t === zh ? (action.name ?? ours ?? action.action) : (ours ?? action.name ?? action.action);
}

/** The action's code as it stands in a test id: `hand-over`. */
export function actionSlug(code: string): string {
  return code.toLowerCase().replaceAll('_', '-');
}
