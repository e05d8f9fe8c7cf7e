import type { SeenBy } from '../../../shared/api/types.ts';
import type { Messages } from '../../../shared/i18n/zh.ts';

export interface SeenText {
  roles: string;
  shown: string;
  hidden: { name: string; reason: string }[];
  /** Empty when whoever asks sees all of it. */
  withheld: string;
  /** A line for each party, with what will be known of it. */
  people: string[];
}

/** What people of another department will see, in the words of whoever asks them; a newer server may know more and says it itself. */
export function seenText(t: Messages, seen: SeenBy): SeenText {
  const field = (code: string) => t.fieldClass[code] ?? code;
  const list = (codes: readonly string[]) => codes.map(field).join(t.sharePreview.and);
  return {
    roles: seen.roles.map((role) => t.sharePreview.roles[role] ?? role).join(t.sharePreview.and),
    shown: list(seen.shown),
    hidden: seen.hidden.map(({ fieldClass, why, reason }) => ({ name: field(fieldClass), reason: t.sharePreview.reason[why] ?? reason })),
    withheld: list(seen.withheld),
    people: (seen.view.parties ?? []).map((party) =>
      [t.case.role[party.role] ?? party.role, party.name, party.phone, party.idNumber, party.address].filter(Boolean).join(' · '),
    ),
  };
}
