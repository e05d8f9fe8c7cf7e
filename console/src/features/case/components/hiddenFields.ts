import type { HiddenField } from '../../../shared/api/types.ts';
import { zh, type Messages } from '../../../shared/i18n/zh.ts';

/** What is not shown, and why, in the reader's words. */
export function hiddenText(hidden: HiddenField, t: Messages): { name: string; reason: string | undefined } {
  if (typeof hidden === 'string') return { name: t.fieldClass[hidden] ?? hidden, reason: undefined };
  const reason = hidden.reason === undefined ? undefined : (t.hiddenReason[hidden.reason] ?? hidden.reason);
  const own = t.fieldClass[hidden.fieldClass];
  return { name: t === zh ? (hidden.name ?? own ?? hidden.fieldClass) : (own ?? hidden.name ?? hidden.fieldClass), reason };
}
