import type { HiddenField } from '../../../shared/api/types.ts';
import type { Messages } from '../../../shared/i18n/zh.ts';

/** What is not shown, and why, in the reader's words. */
export function hiddenText(hidden: HiddenField, t: Messages): { name: string; reason: string | undefined } {
  if (typeof hidden === 'string') return { name: t.fieldClass[hidden] ?? hidden, reason: undefined };
  const reason = hidden.reason === undefined ? undefined : (t.hiddenReason[hidden.reason] ?? hidden.reason);
  return { name: t.fieldClass[hidden.fields] ?? hidden.fields, reason };
}
