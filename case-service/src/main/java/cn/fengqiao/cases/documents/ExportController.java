package cn.fengqiao.cases.documents;

import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes a whole file out of the system: for who may read it, with a reason that stands in the read log and on each page. */
@RestController
class ExportController {

    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);
    private static final int LONGEST_REASON = 200;

    private final Exports exports;
    private final FileBinding binding;
    private final FileArchive archive;
    private final Renderings renderings;
    private final BoundFolder bound;

    ExportController(
            Exports exports, FileBinding binding, FileArchive archive, Renderings renderings, BoundFolder bound) {
        this.exports = exports;
        this.binding = binding;
        this.archive = archive;
        this.renderings = renderings;
        this.bound = bound;
    }

    @GetMapping("/api/cases/{id}/file.pdf")
    @Operation(operationId = "files.pdf", summary = "The whole file as one PDF with a table of contents")
    @ApiResponse(
            responseCode = "200",
            description = "Cover, contents, timeline, documents, back; who took it out stands on each page",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    @Nullable
    ResponseEntity<?> pdf(@PathVariable UUID id, @RequestParam String reason, HttpServletResponse response) {
        return export(id, "files.pdf", reason, file -> print(file, response));
    }

    @GetMapping("/api/cases/{id}/file.zip")
    @Operation(operationId = "files.zip", summary = "The whole file as a ZIP with a manifest")
    @ApiResponse(
            responseCode = "200",
            description = "manifest.json, timeline.json and the documents as they were kept",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @Nullable
    ResponseEntity<?> zip(@PathVariable UUID id, @RequestParam String reason, HttpServletResponse response) {
        return export(id, "files.zip", reason, file -> pack(file, response));
    }

    @FunctionalInterface
    private interface Sending {
        @Nullable
        ResponseEntity<?> send(Exported file) throws IOException;
    }

    private @Nullable ResponseEntity<?> export(UUID id, String operation, String reason, Sending sending) {
        boolean said = PlainText.visible(reason)
                && PlainText.firstForbidden(reason, false).isEmpty()
                && reason.codePointCount(0, reason.length()) <= LONGEST_REASON;
        if (!said) {
            return Problems.field(
                            ProblemType.PARAMETER_INVALID,
                            "reason",
                            "请说明导出事由，1–" + LONGEST_REASON + " 个字符，单行",
                            "a reason of 1 to " + LONGEST_REASON + " characters on one line")
                    .response();
        }
        return renderings.alone(() -> switch (exports.open(id, operation, reason.strip())) {
            case FileDoor.Entry.In<Exported> in -> sent(in.result(), sending);
            case FileDoor.Entry.Refused<Exported> refused -> refused.why().response();
        });
    }

    private static @Nullable ResponseEntity<?> sent(Exported file, Sending sending) {
        try {
            return sending.send(file);
        } catch (IOException away) {
            LOG.warn("a file could not be taken out: {}", away.toString());
            return FilingProblems.storeAway();
        }
    }

    /** Printed to the end before the first byte is sent, so that what fails is said. */
    private @Nullable ResponseEntity<?> print(Exported file, HttpServletResponse response) throws IOException {
        Path folder = bound.make();
        try {
            Path book = folder.resolve("book.pdf");
            try (OutputStream out = Files.newOutputStream(book)) {
                binding.print(file, folder, out);
            }
            Download.head(response, "application/pdf", file.dispute().number() + ".pdf");
            response.setContentLengthLong(Files.size(book));
            send(book, response);
            return null;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void send(Path book, HttpServletResponse response) {
        try {
            Files.copy(book, response.getOutputStream());
        } catch (IOException gone) {
            throw new BrokenOff(gone);
        }
    }

    /** Written as it is read; what fails on the way breaks it off, and an archive without its end does not open. */
    private @Nullable ResponseEntity<?> pack(Exported file, HttpServletResponse response) {
        Download.head(response, "application/zip", file.dispute().number() + ".zip");
        try {
            archive.write(file, response.getOutputStream());
            return null;
        } catch (IOException | UncheckedIOException broken) {
            throw new BrokenOff(broken);
        }
    }

    /** Thrown on past everything that would answer: what reaches the container makes it cut the connection. */
    @ExceptionHandler
    void cut(BrokenOff broken) {
        throw broken;
    }
}
