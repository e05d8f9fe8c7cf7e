package cn.fengqiao.cases.view;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.HiddenReason;
import cn.fengqiao.cases.store.CaseDocument;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody has to be allowed to see of a case to see a document of its file. The one place that says it: the doors of
 * papers and of documents, the bound file, the archive, its manifest and the read log all ask here.
 *
 * <p>Every document tells who is in the dispute, what it is about and that something was done. Whether it tells also how a
 * party is reached and by which number they are known depends on its kind, and on who made it: a paper made here shows what
 * its form has a place for, and of what was uploaded only the kind is known, unless whoever filed it said that it does.
 */
public final class DocumentClasses {

    private static final Set<FieldClass> NAMES =
            Collections.unmodifiableSet(EnumSet.of(FieldClass.PARTIES, FieldClass.NARRATIVE, FieldClass.TIMELINE));
    private static final Set<FieldClass> NAMES_AND_CONTACT = Collections.unmodifiableSet(
            EnumSet.of(FieldClass.PARTIES, FieldClass.CONTACT, FieldClass.NARRATIVE, FieldClass.TIMELINE));

    /** When a document of a kind shows telephone, number or home of a party. */
    private enum Contact {
        NEVER,
        WHEN_UPLOADED,
        ALWAYS
    }

    /** Codes of the dictionary of document kinds. A kind that is not here shows everything until somebody says otherwise. */
    private static final Map<String, Contact> BY_KIND = Map.ofEntries(
            // names and dates
            Map.entry("COVER", Contact.NEVER),
            Map.entry("RIGHTS_NOTICE", Contact.NEVER),
            Map.entry("GUIDANCE_NOTICE", Contact.NEVER),
            // of the file, not of people
            Map.entry("FILE_STATEMENT", Contact.NEVER),
            Map.entry("BACK", Contact.NEVER),
            // what every department on it works with, such as the photograph of the pipe; papers that prove who
            // somebody is have two kinds of their own
            Map.entry("EVIDENCE", Contact.NEVER),
            // forms that begin with a table of the parties: sex, number, telephone, home
            Map.entry("APPLICATION", Contact.ALWAYS),
            Map.entry("AGREEMENT", Contact.ALWAYS),
            Map.entry("JUDICIAL_CONFIRMATION", Contact.ALWAYS),
            // the number is what they are for
            Map.entry("IDENTITY_PROOF", Contact.ALWAYS),
            Map.entry("AUTHORISATION", Contact.ALWAYS),
            // written here they name people and what was said; by hand they are apt to begin with number and telephone
            Map.entry("INVESTIGATION_RECORD", Contact.WHEN_UPLOADED),
            Map.entry("MEDIATION_RECORD", Contact.WHEN_UPLOADED),
            // a hand-written one says where somebody was visited, or under which number
            Map.entry("FOLLOW_UP_RECORD", Contact.WHEN_UPLOADED),
            // receipts of banks and hand-written ones carry accounts and numbers
            Map.entry("PERFORMANCE_PROOF", Contact.WHEN_UPLOADED));

    private DocumentClasses() {}

    /** Of a document that lies in the file. */
    public static Set<FieldClass> of(CaseDocument document) {
        if (document.contact()) {
            return NAMES_AND_CONTACT;
        }
        return document.made() ? ofMade(document.kind()) : ofUploaded(document.kind());
    }

    /** Of a paper of this kind that is made here. @param kind code of the dictionary of document kinds */
    public static Set<FieldClass> ofMade(String kind) {
        return contact(kind) == Contact.ALWAYS ? NAMES_AND_CONTACT : NAMES;
    }

    /** Of a document of this kind that was uploaded. */
    public static Set<FieldClass> ofUploaded(String kind) {
        return contact(kind) == Contact.NEVER ? NAMES : NAMES_AND_CONTACT;
    }

    /** What every document shows. */
    public static Set<FieldClass> ofEvery() {
        return NAMES;
    }

    /** Whether somebody said what documents of this kind show. */
    static boolean known(String kind) {
        return BY_KIND.containsKey(kind);
    }

    private static Contact contact(String kind) {
        return BY_KIND.getOrDefault(kind, Contact.ALWAYS);
    }

    /** The first of these classes that is not shown; empty when all are. */
    public static Optional<FieldClass> hidden(CaseAccess access, Set<FieldClass> shown) {
        return shown.stream().filter(field -> !access.shows(field)).sorted().findFirst();
    }

    /** Why a document is withheld, as it stands in its place; empty when it is not. */
    public static Optional<String> withheld(CaseAccess access, CaseDocument document) {
        return hidden(access, of(document)).map(field -> {
            HiddenReason reason = access.hidden().get(field);
            return (reason == null ? "" : reason.zh() + "：") + field.zh();
        });
    }
}
