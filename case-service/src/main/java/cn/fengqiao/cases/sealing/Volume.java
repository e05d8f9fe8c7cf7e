package cn.fengqiao.cases.sealing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A volume of a case file as a seal fixes it: which lines of the timeline and which documents, each with its hash. Its text
 * is the manifest; one line per entry, so that a person can read it and any tool can hash it.
 *
 * <p>No names and no titles stand in it: an auditor, who sees no content, may read all of it.
 *
 * @param number of the volume, from 1
 * @param previous hash of the seal before; null for the first
 * @param sealedBy opaque subject of who sealed it
 */
public record Volume(
        String caseNumber,
        int number,
        @Nullable String previous,
        Instant sealedAt,
        String sealedBy,
        String department,
        List<Entry> entries) {

    private static final String EDITION = "fengqiao-case-file-seal 1";

    public Volume {
        entries = List.copyOf(entries);
    }

    /**
     * One thing in a file.
     *
     * @param key version of the case for a line of the timeline, id for a document
     * @param kind what the line says, or the kind and edition of the document
     * @param content hash of the document's bytes; null for a line
     * @param row hash of everything that is written about it
     */
    public record Entry(
            Part part, String key, String kind, @Nullable String content, String row) {

        private String text() {
            return part.name().toLowerCase(java.util.Locale.ROOT) + " " + key + " " + kind + " "
                    + (content == null ? "" : content + " ") + row;
        }

        private String name() {
            return part + " " + key;
        }
    }

    public enum Part {
        TIMELINE,
        DOCUMENT
    }

    /** How an entry differs from what was sealed. */
    public enum Finding {
        /** Something of what is written about it, or its bytes, is not what was sealed. */
        CHANGED,
        MISSING,
        /** It stands among what was sealed, and was not there then. */
        ADDED,
        /** What the object store holds is not what was put, or is not there. */
        UNREADABLE
    }

    /** An entry that differs. */
    public record Difference(Part part, String key, String kind, Finding finding) {}

    /** The manifest. Equal volumes have equal manifests, to the byte. */
    public String manifest() {
        var text = new StringBuilder(EDITION)
                .append("\ncase ")
                .append(caseNumber)
                .append("\nvolume ")
                .append(number)
                .append("\nprevious ")
                .append(previous == null ? "none" : previous)
                .append("\nsealed ")
                .append(sealedAt)
                .append(' ')
                .append(sealedBy)
                .append(' ')
                .append(department)
                .append('\n');
        entries.forEach(entry -> text.append(entry.text()).append('\n'));
        return text.toString();
    }

    /** Hash of a manifest, 64 hexadecimal digits. */
    public static String hash(String manifest) {
        return Fingerprint.ofText(manifest);
    }

    /** The entries that a manifest names, in its order. */
    public static List<Entry> entries(String manifest) {
        return manifest.lines()
                .filter(line -> line.startsWith("timeline ") || line.startsWith("document "))
                .map(line -> line.split(" "))
                .map(words -> words[0].equals("timeline")
                        ? new Entry(Part.TIMELINE, words[1], words[2], null, words[3])
                        : new Entry(Part.DOCUMENT, words[1], words[2], words[3], words[4]))
                .toList();
    }

    /** What of {@code now} is not as it was sealed, in the order of the manifest, then what was added. */
    public static List<Difference> differences(List<Entry> sealed, List<Entry> now) {
        Map<String, Entry> present = new TreeMap<>();
        now.forEach(entry -> present.put(entry.name(), entry));
        List<Difference> differences = new ArrayList<>();
        for (Entry entry : sealed) {
            Entry found = present.remove(entry.name());
            if (found == null) {
                differences.add(difference(entry, Finding.MISSING));
            } else if (!found.equals(entry)) {
                differences.add(difference(entry, Finding.CHANGED));
            }
        }
        present.values().forEach(entry -> differences.add(difference(entry, Finding.ADDED)));
        return differences;
    }

    public static Difference difference(Entry entry, Finding finding) {
        return new Difference(entry.part(), entry.key(), entry.kind(), finding);
    }
}
