package cn.fengqiao.cases.intake;

import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.SearchNumbers;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Numbers cases anew that were raised when cases were found by less. A migration cannot: what they say lies sealed. With the
 * last of them a round finds nothing any more.
 */
@Component
class Renumbering {

    private final Cases cases;
    private final SearchNumbers numbers;
    private final CaseReading reading;
    private final CaseContents contents;
    private final CurrentVocabulary vocabulary;
    private final DueRounds.Round round;

    Renumbering(
            Cases cases,
            SearchNumbers numbers,
            CaseReading reading,
            CaseContents contents,
            CurrentVocabulary vocabulary,
            DueRounds rounds) {
        this.cases = cases;
        this.numbers = numbers;
        this.reading = reading;
        this.contents = contents;
        this.vocabulary = vocabulary;
        this.round = rounds.called("renumbering");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.search.renumber-every}")
    void renumber() {
        round.make((tx, now, leftOut) -> numbers.ofBefore(tx, leftOut), (tx, id, now) -> renumber(tx, id));
    }

    /** Under the lock of the case, as whoever amends it. */
    private Went renumber(OpenTransaction tx, UUID id) {
        Optional<DisputeCase> found = cases.findForUpdate(tx, id).map(StoredCase::dispute);
        Optional<RaiseCase> said = found.flatMap(dispute -> reading.said(tx, dispute));
        if (found.isEmpty() || said.isEmpty()) {
            return Went.LEFT_ALONE;
        }
        List<String> publicTexts = CaseContents.publicTexts(found.get(), vocabulary.get());
        numbers.write(tx, id, contents.grams(said.get(), publicTexts), contents.place(said.get()));
        return Went.WORKED;
    }
}
