package cn.fengqiao.cases.view;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.duty.ResponsibleNow;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import java.time.Instant;
import java.time.InstantSource;

/** Makes what shows cases to one caller, in the words and by the limits of this moment. */
public final class CaseScreens {

    private final CurrentVocabulary vocabulary;
    private final CurrentClockBook book;
    private final ResponsibleNow responsible;
    private final InstantSource clock;

    public CaseScreens(
            CurrentVocabulary vocabulary, CurrentClockBook book, ResponsibleNow responsible, InstantSource clock) {
        this.vocabulary = vocabulary;
        this.book = book;
        this.responsible = responsible;
        this.clock = clock;
    }

    public CaseViews of(Caller caller) {
        return of(caller, clock.instant());
    }

    /** What {@code caller} would see, as far as {@code onlooker} may see it too; without what may be done. */
    CaseViews of(Caller caller, Caller onlooker) {
        return new CaseViews(caller, vocabulary.get(), book.get(), responsible, clock.instant(), onlooker);
    }

    /** As cases were to be seen at {@code moment}. */
    public CaseViews of(Caller caller, Instant moment) {
        return new CaseViews(caller, vocabulary.get(), book.get(), responsible, moment, null);
    }
}
