package cn.fengqiao.cases.upload;

import cn.fengqiao.cases.sheets.Charsets;
import cn.fengqiao.cases.sheets.CsvRows;
import cn.fengqiao.cases.sheets.Rows;
import cn.fengqiao.cases.sheets.XlsxLimits;
import cn.fengqiao.cases.sheets.XlsxRows;
import cn.fengqiao.cases.store.ImportRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.springframework.core.io.InputStreamSource;

/** Opens a file of either format. */
public final class OpenFile {

    private final XlsxLimits limits;

    public OpenFile(XlsxLimits limits) {
        this.limits = limits;
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
