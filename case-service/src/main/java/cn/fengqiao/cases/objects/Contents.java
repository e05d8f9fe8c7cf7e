package cn.fengqiao.cases.objects;

import java.io.IOException;
import java.nio.file.Path;

/** Knows one type of content: whether it is whole and harmless, and what of it is kept. */
interface Contents {

    /** Writes to {@code cleaned} what may be kept of {@code file}. */
    void check(Path file, Path cleaned) throws IOException, RefusedFile;

    static Contents of(FileType type, FileLimits limits) {
        return switch (type) {
            case PDF -> new PdfContents(limits);
            case JPEG -> new JpegContents(limits);
            case PNG -> new PngContents(limits);
            case DOCX, XLSX -> new OfficeContents(limits);
            case MP3 -> new Mp3Contents();
            case M4A, MP4 -> new Mp4Contents();
        };
    }
}
