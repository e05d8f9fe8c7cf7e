package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.sealing.Volume.Finding;
import cn.fengqiao.cases.sealing.Volume.Part;
import java.util.List;

/**
 * Whether what was sealed is still as it was sealed.
 *
 * @param intact nothing differs, and the seal itself is the one this service gave
 * @param genuine whether manifest, hash and signature belong together and follow the seal before
 * @param entries how many lines and documents were compared
 * @param differences the first hundred that differ
 */
record SealCheck(int number, boolean intact, boolean genuine, int entries, List<SealDifference> differences) {

    /**
     * An entry that differs.
     *
     * @param key version of the case for a line of the timeline, id for a document
     * @param kind what the line says, or the kind and edition of the document
     */
    record SealDifference(Part part, String key, String kind, Finding finding) {}
}
