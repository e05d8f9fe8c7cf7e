package cn.fengqiao.cases.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lies in a case file, and what has to for the route the case took: the one list that the guards of the write-off,
 * the screen and the sealing read alike, after 《人民调解卷宗格式》: ● what a file has to have, ○ what it has as needed, such
 * as records of investigations and of visits afterwards. Kinds are codes of the dictionary of document kinds.
 *
 * @param musts kinds that have to be there, sorted
 * @param present kinds that are there
 */
public record FileContents(Set<String> musts, Set<String> present) {

    /** ● of every file, however the dispute was settled. That sides were asked afterwards is a guard of its own. */
    private static final List<String> ALWAYS = List.of("APPLICATION", "RIGHTS_NOTICE", "IDENTITY_PROOF");

    /** ● of a file when the dispute was mediated. */
    private static final String WHEN_MEDIATED = "MEDIATION_RECORD";

    /** The cover and the back (●封底) are made when the file is bound, so they are never missing. */
    private static final Set<String> MADE_AT_BINDING = Set.of("COVER", "BACK");

    public FileContents {
        musts = Set.copyOf(musts);
        present = Set.copyOf(present);
    }

    /** Why a kind is in the list. */
    public enum Need {
        /** ● */
        MUST,
        /** ○ */
        AS_NEEDED,
        /** ●, and made when the file is printed. */
        MADE_AT_BINDING
    }

    /** For the route that the case has taken so far. */
    public static FileContents of(WriteOffStanding standing) {
        List<String> musts = new ArrayList<>(ALWAYS);
        if (standing.mediated()) {
            musts.add(WHEN_MEDIATED);
        }
        if (standing.agreed()) {
            musts.add("AGREEMENT");
        }
        if (standing.guided()) {
            musts.add("GUIDANCE_NOTICE");
        }
        return new FileContents(Set.copyOf(musts), standing.documents());
    }

    public Need need(String kind) {
        if (MADE_AT_BINDING.contains(kind)) {
            return Need.MADE_AT_BINDING;
        }
        return musts.contains(kind) ? Need.MUST : Need.AS_NEEDED;
    }

    /** Kinds that have to be there and are not, sorted. */
    public List<String> missing() {
        Set<String> missing = new TreeSet<>(musts);
        missing.removeAll(present);
        return List.copyOf(missing);
    }

    public boolean complete() {
        return missing().isEmpty();
    }
}
