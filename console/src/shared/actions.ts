import type { Messages } from './i18n/index.ts';

/** One spelling for an action's code: `hand-over`, `handOver` and `HAND_OVER` are all `handover`. */
export function actionKey(code: string): string {
  return code.toLowerCase().replace(/[^a-z]/g, '').replace(/^shares/, 'share');
}

export function actionName(code: string, t: Messages): string {
  return t.action[actionKey(code)] ?? code;
}
