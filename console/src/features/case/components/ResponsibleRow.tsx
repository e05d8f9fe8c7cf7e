import type { Prompt, Responsible } from '../../../shared/api/types.ts';
import { useT } from '../../../shared/i18n/index.ts';
import { AlarmIcon } from '../../../shared/ui/icons.tsx';
import { promptText, responsibleText } from './words.ts';

/** Who answers for the place of the case at each of the three levels; a level that nobody holds cannot be overlooked. */
export function ResponsibleRow({ responsible }: { responsible: Responsible[] }) {
  const t = useT();
  return (
    <ul className="case-axes" aria-label={t.case.responsible} data-testid="case-responsible">
      <li className="muted">{t.case.responsible}</li>
      {responsible.map((each) => (
        <li key={each.level} className={each.vacant ? 'axis-chip' : undefined} data-level={each.level} data-vacant={each.vacant}>
          <span title={t.case.tier[each.level]}>{each.level}</span> {each.vacant && <AlarmIcon size={12} />}{' '}
          <span title={each.holder?.posts.join('、')}>{responsibleText(t, each)}</span>
          {each.answering && <span className="muted"> · {t.case.answering}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What somebody has to do at once, with the law or the rule that says so. */
export function CasePrompts({ prompts }: { prompts: Prompt[] }) {
  const t = useT();
  return (
    <ul className="case-axes" role="alert" aria-label={t.case.prompts} data-testid="case-prompts">
      {prompts.map((each) => (
        <li key={each.prompt} className="axis-chip" data-supervision="RED_CARD" data-prompt={each.prompt}>
          <AlarmIcon size={12} /> {promptText(t, each)} <span className="muted">{each.article}</span>
        </li>
      ))}
    </ul>
  );
}
