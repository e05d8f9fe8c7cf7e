package cn.fengqiao.cases.upload;

import cn.fengqiao.cases.sheets.XlsxRows;
import cn.fengqiao.cases.store.ImportRun;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/** What a file is that somebody hands in, told by its first bytes and not by its name, which is whatever the sender wrote. */
public final class Uploaded {

    private static final int LONGEST_NAME = 200;
    private static final int ZIP = 'P' << 8 | 'K';
    private static final byte[] OLD_WORKBOOK = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private Uploaded() {}

    public static ImportRun.Format format(MultipartFile file) throws IOException {
        try (InputStream start = file.getInputStream()) {
            byte[] magic = start.readNBytes(2);
            return magic.length == 2 && (magic[0] << 8 | magic[1]) == ZIP
                    ? ImportRun.Format.XLSX
                    : ImportRun.Format.CSV;
        }
    }

    /** Why the file is of no use, before its rows are looked at. */
    public static Optional<String> refusal(MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            return Optional.of("文件没有内容");
        }
        if (format(file) == ImportRun.Format.XLSX) {
            return Optional.empty();
        }
        if (oldWorkbook(file)) {
            return Optional.of("旧版 Excel 文件（.xls）无法读取，请另存为 .xlsx 或 CSV 后导入");
        }
        return name(file).toLowerCase(Locale.ROOT).endsWith(".xlsx")
                ? Optional.of(XlsxRows.NOT_A_WORKBOOK)
                : Optional.empty();
    }

    /** Its name, fit to be shown. */
    public static String name(MultipartFile file) {
        String sent = file.getOriginalFilename();
        String plain = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String clean = plain.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "").strip();
        if (clean.isEmpty()) {
            return "import";
        }
        return clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) : clean;
    }

    /** What Excel wrote until 2003. A text that is only called so, as many programs write it, is read as the text it is. */
    private static boolean oldWorkbook(MultipartFile file) throws IOException {
        try (InputStream start = file.getInputStream()) {
            return Arrays.equals(start.readNBytes(OLD_WORKBOOK.length), OLD_WORKBOOK);
        }
    }
}
