import type { Dictionaries, Prompt, Responsible, TimelineEntry } from '../../../shared/api/types.ts';
import { clockName, named } from '../../../shared/i18n/words.ts';
import type { Messages } from '../../../shared/i18n/zh.ts';
import type { FieldName } from './actionTable.ts';

/** The words of a choice that an action offers. */
export function choiceText(t: Messages, field: FieldName, code: string): string {
  const tables: Partial<Record<FieldName, Readonly<Record<string, string>>>> = {
    to: t.status,
    form: t.case.agreementForm,
    cause: t.case.guidanceCause,
    side: t.case.role,
    level: t.case.supervision,
    format: t.case.paperFormat,
  };
  return tables[field]?.[code] ?? code;
}

/** Who answers at one of the three levels; that nobody does is said too. */
export function responsibleText(t: Messages, { vacant, holder, deputy }: Responsible): string {
  if (vacant) return t.case.vacant;
  return [holder?.name, deputy && t.case.deputy(deputy.name)].filter(Boolean).join(' · ');
}

/** What has to be done; a newer server may know more, and says it itself. */
export const promptText = (t: Messages, { prompt, text }: Prompt): string => t.case.promptText[prompt] ?? text;

/** What a line of the timeline is about: the server tells it as a code, of what the line's kind says. */
export function aboutText(t: Messages, { what, about }: Pick<TimelineEntry, 'what' | 'about'>, dictionaries: Dictionaries | undefined): string | undefined {
  if (about === undefined) return undefined;
  const [code = about, more] = about.split(':');
  const coded = (table: 'outcomes' | 'pauseReasons') => named(t, table, code, dictionaries?.[table].find((each) => each.code === code)?.name);
  switch (what) {
    case 'AGREED':
      return choiceText(t, 'form', code);
    case 'GUIDED':
      return choiceText(t, 'cause', code);
    case 'SUPERVISED':
      return choiceText(t, 'level', code);
    case 'PERFORMED':
    case 'OUTCOME_RECORDED':
      return coded('outcomes');
    case 'PAUSED':
      return coded('pauseReasons');
    case 'FOLLOWED_UP':
      return `${choiceText(t, 'side', code)} · ${more === 'REACHED' ? t.case.reached : t.case.notReached}`;
    case 'PROTECTION_NOTED':
      return [t.case.protectionKind[code] ?? code, t.case.protectionStep[more ?? ''] ?? more].filter(Boolean).join(' · ');
    case 'MEDIATION_NOTED':
    case 'CONSENT_RECORDED':
    case 'SESSION_HELD':
    case 'PROMISE_MARKED':
      return (
        about
          .split(':')
          .map((each) => t.case.mediationWords[each])
          .filter(Boolean)
          .join(' · ') || undefined
      );
    case 'CLOCK_MISSED': {
      const levels: Readonly<Record<string, string | undefined>> = t.case.clockLevel;
      return [clockName(t, { kind: code }), levels[more ?? '']].filter(Boolean).join(' · ');
    }
    default:
      return undefined;
  }
}
