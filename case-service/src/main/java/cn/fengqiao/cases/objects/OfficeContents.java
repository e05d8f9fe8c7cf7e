package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Documents and workbooks of Office Open XML (ECMA-376): an archive, unpacked here in small pieces and against a limit
 * that counts what comes out and believes nothing that the archive says of itself.
 */
final class OfficeContents implements Contents {

    private static final String TYPES = "[Content_Types].xml";
    private static final Pattern PROGRAM = Pattern.compile(
            "(?i).*(vbaproject|activex|/embeddings/|macrosheets|customui|\\.(bin|exe|dll|js|vbs|jar|bat|ps1|scr|hta)$).*");
    /** Printers leave a harmless .bin behind in workbooks. */
    private static final Pattern PRINTER = Pattern.compile("(?i)xl/printersettings/printersettings\\d+\\.bin");
    /** A link that a reader may follow is none; what is loaded when the document opens is. */
    private static final Pattern LOADED_FROM_ELSEWHERE = Pattern.compile(
            "<[^>]*Relationship[^>]*TargetMode\\s*=\\s*[\"']External[\"'][^>]*>", Pattern.CASE_INSENSITIVE);

    private static final Pattern HYPERLINK =
            Pattern.compile("Type\\s*=\\s*[\"'][^\"']*/hyperlink[\"']", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMANDS =
            Pattern.compile("\\bDDE(AUTO)?\\b\\s|<(\\w+:)?ddeLink\\b|macroEnabled", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD =
            Pattern.compile("(instrText[^>]*>|instr\\s*=\\s*[\"'])\\s*DDE(AUTO)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE|<!ENTITY", Pattern.CASE_INSENSITIVE);
    private static final int BUFFER = 64 * 1024;
    private static final int OVERLAP = 2 * 1024;

    private final FileLimits limits;

    OfficeContents(FileLimits limits) {
        this.limits = limits;
    }

    /** Which of the two an archive is; empty when it is another kind of archive. */
    static Optional<FileType> type(Path file, FileLimits limits) throws IOException, RefusedFile {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > limits.entries()) {
                throw new RefusedFile(Reason.TOO_LARGE);
            }
            boolean document = zip.getEntry("word/document.xml") != null;
            boolean workbook = zip.getEntry("xl/workbook.xml") != null;
            if (zip.getEntry(TYPES) == null || document == workbook) {
                return Optional.empty();
            }
            return Optional.of(document ? FileType.DOCX : FileType.XLSX);
        } catch (ZipException broken) {
            throw new RefusedFile(Reason.BROKEN);
        }
    }

    @Override
    public void check(Path file, Path cleaned) throws IOException, RefusedFile {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Set<String> names = new HashSet<>();
            long unpacked = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                checkName(entry.getName(), names);
                unpacked += read(zip, entry, limits.unpacked() - unpacked);
            }
        } catch (ZipException | IllegalArgumentException broken) {
            // A name in no known charset is the second.
            throw new RefusedFile(Reason.BROKEN);
        }
        Files.copy(file, cleaned, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Two entries of one name are read differently by two readers. */
    private static void checkName(String name, Set<String> names) throws RefusedFile {
        String plain = name.replace('\\', '/');
        if (plain.startsWith("/")
                || plain.contains(":")
                || List.of(plain.split("/")).contains("..")
                || !names.add(plain.toLowerCase(Locale.ROOT))) {
            throw new RefusedFile(Reason.BROKEN);
        }
        if (PROGRAM.matcher(plain).matches() && !PRINTER.matcher(plain).matches()) {
            throw new RefusedFile(Reason.ACTIVE_CONTENT);
        }
    }

    private static long read(ZipFile zip, ZipEntry entry, long room) throws IOException, RefusedFile {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        boolean text = name.endsWith(".xml") || name.endsWith(".rels");
        long unpacked = 0;
        byte[] buffer = new byte[BUFFER];
        int kept = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.readNBytes(buffer, kept, BUFFER - kept);
                    read > 0;
                    read = in.readNBytes(buffer, kept, BUFFER - kept)) {
                unpacked += read;
                if (unpacked > room) {
                    throw new RefusedFile(Reason.TOO_LARGE);
                }
                int length = kept + read;
                if (text && unpacked == read && isWide(buffer, length)) {
                    throw new RefusedFile(Reason.BROKEN);
                }
                if (text) {
                    checkText(new String(buffer, 0, length, StandardCharsets.UTF_8), name);
                } else if (kept == 0 && unpacked == read && isProgram(buffer, length)) {
                    throw new RefusedFile(Reason.ACTIVE_CONTENT);
                }
                // What is searched for may lie across two pieces.
                kept = text ? Math.min(OVERLAP, length) : 0;
                System.arraycopy(buffer, length - kept, buffer, 0, kept);
            }
        }
        return unpacked;
    }

    /** In UTF-16 the words that are searched for would look otherwise; Office writes UTF-8. */
    private static boolean isWide(byte[] content, int length) {
        return length > 1 && ((content[0] & 0xfe) == 0xfe || content[0] == 0 || content[1] == 0);
    }

    private static boolean isProgram(byte[] content, int length) {
        byte[] head = Arrays.copyOf(content, Math.min(length, 8));
        return Sniffed.starts(head, 0, "MZ")
                || Sniffed.starts(head, 0, "\u007fELF")
                || Sniffed.starts(head, 0, "PK\3\4")
                || Sniffed.starts(head, 0, "#!")
                || Sniffed.starts(head, 0, "\u00d0\u00cf\u0011\u00e0");
    }

    private static void checkText(String text, String name) throws RefusedFile {
        if (DOCTYPE.matcher(text).find()) {
            throw new RefusedFile(Reason.ACTIVE_CONTENT);
        }
        if (name.endsWith(".rels")) {
            boolean loads = LOADED_FROM_ELSEWHERE
                    .matcher(text)
                    .results()
                    .anyMatch(found -> !HYPERLINK.matcher(found.group()).find());
            if (loads) {
                throw new RefusedFile(Reason.ACTIVE_CONTENT);
            }
        } else if (isCommand(text, name)) {
            throw new RefusedFile(Reason.ACTIVE_CONTENT);
        }
    }

    /** What people wrote may speak of DDE; where fields and links are defined it is a command. */
    private static boolean isCommand(String text, String name) {
        if (name.equals("[content_types].xml") || name.startsWith("xl/externallinks/")) {
            return COMMANDS.matcher(text).find();
        }
        return name.startsWith("word/") && FIELD.matcher(text).find();
    }
}
