package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.dispute.FileContents.Need;
import java.util.List;

/**
 * How the file of a case stands.
 *
 * @param volumes how many were sealed so far
 * @param missing kinds that have to be there for the route the case took, and are not
 * @param kinds every kind of document, in the order in which a file is bound
 */
record CaseFileView(State state, String stateName, int volumes, List<String> missing, List<FileKindView> kinds) {

    /** Where a file stands. */
    enum State {
        OPEN("未齐"),
        COMPLETE("已齐"),
        SEALED("已封存");

        private final String zh;

        State(String zh) {
            this.zh = zh;
        }

        String zh() {
            return zh;
        }
    }

    /**
     * A kind of document.
     *
     * @param need MUST is ●, AS_NEEDED is ○; what is made at binding is never missing
     * @param documents how many of it are in the file, editions that were replaced not counted
     */
    record FileKindView(String kind, String name, Need need, boolean present, int documents) {}
}
