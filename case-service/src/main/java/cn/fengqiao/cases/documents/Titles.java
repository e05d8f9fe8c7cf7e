package cn.fengqiao.cases.documents;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.view.DocumentClasses;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What documents are called, and who may know it. */
@Component
class Titles {

    private final CaseContents contents;
    private final CurrentVocabulary vocabulary;

    Titles(CaseContents contents, CurrentVocabulary vocabulary) {
        this.contents = contents;
        this.vocabulary = vocabulary;
    }

    /** Whether the document, and with it what it is called, is shown. */
    static boolean shows(CaseAccess access, CaseDocument document) {
        return DocumentClasses.hidden(access, DocumentClasses.of(document)).isEmpty();
    }

    byte @Nullable [] sealed(UUID caseId, String title) {
        return contents.sealRemark(caseId, new Remark(null, title));
    }

    @Nullable
    String open(CaseDocument document) {
        return contents.openRemark(document.caseId(), document.sealedTitle()).note();
    }

    String kindName(String kind) {
        return vocabulary.get().name(CodeSystem.DOCUMENT_KIND, kind);
    }

    /** @param fromCase number of the case it was filed on, where that was merged into the one whose file it lies in */
    DocumentView view(CaseDocument document, CaseAccess access, @Nullable String fromCase) {
        return new DocumentView(
                document.id(),
                document.kind(),
                kindName(document.kind()),
                shows(access, document) ? open(document) : null,
                fromCase,
                document.type().mediaType(),
                document.content().size(),
                document.content().sha256(),
                document.edition(),
                document.sequence(),
                document.filedAt(),
                document.byName(),
                document.byDepartment(),
                document.made(),
                document.scan(),
                document.contact(),
                document.replaces(),
                document.replacedBy());
    }
}
