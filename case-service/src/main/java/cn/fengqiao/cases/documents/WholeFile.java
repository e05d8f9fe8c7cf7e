package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.store.CaseSeal;
import cn.fengqiao.cases.store.CaseSeals;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything in the file of one case, read page by page. */
@Component
class WholeFile {

    private static final int PAGE = 500;

    private final Timeline timeline;
    private final CaseDocuments documents;
    private final CaseSeals seals;

    WholeFile(Timeline timeline, CaseDocuments documents, CaseSeals seals) {
        this.timeline = timeline;
        this.documents = documents;
        this.seals = seals;
    }

    /** Lines of the timeline behind a version, oldest first. */
    List<Timeline.Line> lines(OpenTransaction tx, UUID caseId, long after) {
        List<Timeline.Line> all = new ArrayList<>();
        long mark = after;
        List<Timeline.Line> page;
        do {
            page = timeline.lines(tx, caseId, mark, PAGE);
            all.addAll(page);
            mark = page.isEmpty() ? mark : page.getLast().sequence();
        } while (page.size() == PAGE);
        return all;
    }

    /** All editions of all documents, in the order of filing. */
    List<CaseDocument> documents(OpenTransaction tx, UUID caseId) {
        List<CaseDocument> all = new ArrayList<>();
        UUID mark = null;
        List<CaseDocument> page;
        do {
            page = documents.list(tx, caseId, mark, PAGE);
            all.addAll(page);
            mark = last(page, mark);
        } while (page.size() == PAGE);
        return all;
    }

    private static @Nullable UUID last(List<CaseDocument> page, @Nullable UUID before) {
        return page.isEmpty() ? before : page.getLast().id();
    }

    List<CaseSeal> seals(OpenTransaction tx, UUID caseId) {
        List<CaseSeal> all = new ArrayList<>();
        List<CaseSeal> page;
        do {
            page = seals.list(tx, caseId, all.isEmpty() ? 0 : all.getLast().number(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }
}
