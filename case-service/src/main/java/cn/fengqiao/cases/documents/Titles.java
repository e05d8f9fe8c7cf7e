package cn.fengqiao.cases.documents;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.CaseDocument;
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

    /** What somebody has to be allowed to see to see the document. */
    static FieldClass classOf(CaseDocument document) {
        return document.kind().equals(CaseDocument.IDENTITY_PROOF) ? FieldClass.CONTACT : FieldClass.NARRATIVE;
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

    DocumentView view(CaseDocument document, CaseAccess access) {
        return new DocumentView(
                document.id(),
                document.kind(),
                kindName(document.kind()),
                access.shows(classOf(document)) ? open(document) : null,
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
                document.replaces(),
                document.replacedBy());
    }
}
