package cn.fengqiao.cases.sheets;

import cn.fengqiao.cases.store.ImportRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.springframework.core.io.InputStreamSource;

/** Opens a file of either format. */
public final class OpenFile {

    private static final byte[] OLD_WORKBOOK = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final XlsxLimits limits;

    public OpenFile(XlsxLimits limits) {
        this.limits = limits;
    }

    /** Opens a file of either format, told apart by how it begins. */
    public Rows open(InputStreamSource file) throws IOException, Rows.Unreadable {
        byte[] start;
        try (InputStream in = file.getInputStream()) {
            start = in.readNBytes(OLD_WORKBOOK.length);
        }
        if (Arrays.equals(start, OLD_WORKBOOK)) {
            throw new Rows.Unreadable("旧版 Excel 文件（.xls）无法读取，请另存为 .xlsx 或 CSV 后导入");
        }
        boolean zip = start.length > 1 && start[0] == 'P' && start[1] == 'K';
        return open(zip ? ImportRun.Format.XLSX : ImportRun.Format.CSV, file);
    }

    public Rows open(ImportRun.Format format, InputStreamSource file) throws IOException, Rows.Unreadable {
        return switch (format) {
            case CSV -> CsvRows.open(file.getInputStream(), charset(file));
            case XLSX -> {
                try (InputStream workbook = file.getInputStream()) {
                    yield XlsxRows.open(workbook, limits);
                }
            }
        };
    }

    private static Charset charset(InputStreamSource file) throws IOException {
        try (InputStream whole = file.getInputStream()) {
            return Charsets.detect(whole);
        }
    }
}
