package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.store.CaseSeal;
import cn.fengqiao.cases.store.CaseSeals;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    /** All editions of all documents, those of cases that were merged into it included, in the order of filing. */
    List<CaseDocuments.InFile> documents(OpenTransaction tx, UUID caseId) {
        List<CaseDocuments.InFile> all = new ArrayList<>();
        UUID mark = null;
        List<CaseDocuments.InFile> page;
        do {
            page = documents.inFile(tx, caseId, mark, PAGE);
            all.addAll(page);
            mark = page.isEmpty() ? mark : page.getLast().document().id();
        } while (page.size() == PAGE);
        return all;
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
