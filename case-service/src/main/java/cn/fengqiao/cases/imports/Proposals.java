package cn.fengqiao.cases.imports;

import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.store.ImportRules.Keyword;
import cn.fengqiao.cases.store.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proposes a type and a department by the first keyword that stands in a text. Transparent on purpose: no weights. */
final class Proposals {

    private record Folded(Keyword keyword, String text) {}

    private final List<Folded> keywords;

    Proposals(List<Keyword> keywords) {
        this.keywords = keywords.stream()
                .map(keyword -> new Folded(keyword, CaseContents.folded(keyword.keyword())))
                .toList();
    }

    List<Proposal> of(String text) {
        String folded = CaseContents.folded(text);
        List<Proposal> proposals = new ArrayList<>();
        for (Proposal.Field field : Proposal.Field.values()) {
            first(folded, field)
                    .ifPresent(keyword -> proposals.add(new Proposal(field, keyword.code(), keyword.keyword())));
        }
        return proposals;
    }

    private Optional<Keyword> first(String folded, Proposal.Field field) {
        return keywords.stream()
                .filter(known -> known.keyword().proposes() == field && folded.contains(known.text()))
                .map(Folded::keyword)
                .findFirst();
    }
}
