package cn.fengqiao.cases.objects;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The types of files a case file takes. HEIC is not among them: its place data cannot be taken out without encoding the
 * picture anew, and browsers of the phones that make it hand over JPEG when asked for it.
 */
public enum FileType {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    MP3("audio/mpeg", "mp3"),
    M4A("audio/mp4", "m4a"),
    MP4("video/mp4", "mp4", "m4v");

    private static final List<String> SAYS_NOTHING =
            List.of("", "application/octet-stream", "binary/octet-stream", "application/x-download");

    private final String mediaType;
    private final List<String> extensions;

    FileType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    public String mediaType() {
        return mediaType;
    }

    /** As a name of such a file ends, without the dot. */
    public String extension() {
        return extensions.getFirst();
    }

    /** @throws IllegalArgumentException for a type that no case file takes */
    public static FileType ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type of files: " + mediaType));
    }

    static Optional<FileType> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(type -> type.extensions.contains(lower.substring(dot + 1)))
                        .findFirst();
    }

    /** Whether a declared media type says this type, or says nothing. */
    boolean agreesWith(String declared) {
        String bare = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return SAYS_NOTHING.contains(bare)
                || bare.equals(mediaType)
                || switch (this) {
                    case JPEG -> bare.equals("image/jpg") || bare.equals("image/pjpeg");
                    case MP3 -> bare.equals("audio/mp3");
                    case M4A -> bare.equals("audio/x-m4a") || bare.equals("audio/m4a") || bare.equals("video/mp4");
                    case PDF, PNG, DOCX, XLSX, MP4 -> false;
                };
    }
}
