import { Form, Radio } from 'antd';
import type { Dictionaries } from '../../../shared/api/types.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { AlarmIcon } from '../../../shared/ui/icons.tsx';
import type { Draft } from '../api/draft.ts';

/** Not answered is a third answer and never counts as "no". */
export function Questions({ questions, answers }: { questions: Dictionaries['questions']; answers: NonNullable<Draft['answers']> }) {
  const t = useT();
  const options = [
    { value: 'UNKNOWN', label: t.common.unknown },
    { value: 'NO', label: t.common.no },
    { value: 'YES', label: t.common.yes },
  ];
  const answered = questions.filter(({ code }) => answers[code] === 'YES' || answers[code] === 'NO').length;
  return (
    <fieldset className="form-part">
      <legend>
        {t.raise.danger} <span className="muted legend-note">{t.raise.answered(answered, questions.length)}</span>
      </legend>
      <p className="muted part-help">{t.raise.dangerHelp}</p>
      <div className="questions">
        {questions.map((question) => (
          <div key={question.code} className="question" data-answer={answers[question.code] ?? 'UNKNOWN'}>
            <span id={`question-${question.code}`}>
              {named(t, 'questions', question.code, question.name)}
              {question.mandatory && <small className="question-tag">{t.raise.mandatory}</small>}
              {question.override && (
                <small className="question-tag question-override">
                  <AlarmIcon size={11} /> {t.raise.overrideHint}
                </small>
              )}
            </span>
            <Form.Item name={['answers', question.code]} initialValue="UNKNOWN" noStyle>
              <Radio.Group
                optionType="button"
                size="small"
                options={options}
                aria-labelledby={`question-${question.code}`}
                data-testid={`question-${question.code}`}
              />
            </Form.Item>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
