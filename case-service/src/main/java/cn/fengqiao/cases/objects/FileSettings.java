package cn.fengqiao.cases.objects;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Where files are kept and what may be one.
 *
 * @param store which of the two stores
 * @param directory of the objects; with S3, where they are sealed before they leave
 * @param most of a file
 * @param unpacked of everything packed in a file
 * @param entries parts of a DOCX or XLSX
 * @param pdfObjects objects of a PDF
 * @param pixels of a picture
 */
@ConfigurationProperties("fengqiao.case.files")
record FileSettings(
        Store store,
        @Nullable Path directory,
        DataSize most,
        DataSize unpacked,
        int entries,
        int pdfObjects,
        long pixels,
        S3 s3,
        Scan scan) {

    enum Store {
        DIRECTORY,
        S3
    }

    /**
     * @param endpoint of the store; null is Amazon's own
     * @param attempt until the store answered one request
     * @param whole with the client's repetitions, transfer of the content included
     */
    record S3(
            @Nullable URI endpoint,
            String region,
            String bucket,
            String accessKey,
            String secretKey,
            Duration connect,
            Duration attempt,
            Duration whole) {}

    /** @param host of the ClamAV daemon; empty: nobody scans */
    record Scan(String host, int port, Duration connect, Duration answer) {}

    Path folder() {
        if (directory == null || directory.toString().isBlank()) {
            throw new IllegalStateException(
                    "FENGQIAO_FILES is not set: give a folder that survives a restart and is backed up");
        }
        return directory;
    }

    FileLimits limits() {
        return new FileLimits(most.toBytes(), unpacked.toBytes(), entries, pdfObjects, pixels);
    }
}
