package cn.fengqiao.cases.imports;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.sheets.OpenFile;
import cn.fengqiao.cases.sheets.Rows;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.upload.ImportFiles;
import cn.fengqiao.cases.upload.Uploaded;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes a file on: looks at its header, chooses the mapping, and keeps it. What is in it is read afterwards. */
@Component
class StartImport {

    private final ImportFiles files;
    private final OpenFile opener;
    private final ImportMappings mappings;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    StartImport(
            ImportFiles files,
            OpenFile opener,
            ImportMappings mappings,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.files = files;
        this.opener = opener;
        this.mappings = mappings;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Started(UUID id) implements Outcome {}

        record Unreadable(String why) implements Outcome {}

        record NoSuchMapping(List<String> known) implements Outcome {}

        /**
         * The mapping needs columns the file has not.
         *
         * @param mapping the one that was named, or the one that comes nearest when none was
         */
        record ColumnsMissing(String mapping, Set<String> missing) implements Outcome {}

        record NotForDepartment() implements Outcome {}
    }

    Outcome start(Caller caller, MultipartFile file, @Nullable String mappingName, @Nullable String departmentCode)
            throws IOException {
        Optional<Department> department = department(caller, departmentCode);
        if (department.isEmpty()) {
            return new Outcome.NotForDepartment();
        }
        Optional<String> refusal = Uploaded.refusal(file);
        if (refusal.isPresent()) {
            return new Outcome.Unreadable(refusal.get());
        }
        ImportRun.Format format = Uploaded.format(file);
        List<String> header;
        try (Rows rows = opener.open(format, file)) {
            header = rows.header();
        } catch (Rows.Unreadable unreadable) {
            return new Outcome.Unreadable(unreadable.why());
        }
        Set<String> columns = new HashSet<>(header);
        String chosen = mappingName == null ? mappings.nearest(columns) : mappingName;
        Optional<ImportMapping> mapping = mappings.find(chosen);
        if (mapping.isEmpty()) {
            return new Outcome.NoSuchMapping(mappings.names());
        }
        Set<String> missing = missing(mapping.get().columns(), columns);
        if (!missing.isEmpty()) {
            return new Outcome.ColumnsMissing(chosen, missing);
        }
        ImportRun run = run(caller, Uploaded.name(file), format, chosen, department.get());
        try (InputStream content = file.getInputStream()) {
            files.keep(caller, run, content, file.getSize());
        }
        return new Outcome.Started(run.id());
    }

    /** Cases are raised by the own department; only an administrator imports for another. */
    private Optional<Department> department(Caller caller, @Nullable String code) {
        if (code == null || code.equals(caller.department().code())) {
            return Optional.of(caller.department());
        }
        boolean known = vocabulary.get().knows(CodeSystem.DEPARTMENT, code);
        return known && caller.has(Role.ADMIN) ? Optional.of(Department.of(code)) : Optional.empty();
    }

    private ImportRun run(
            Caller caller, String fileName, ImportRun.Format format, String mapping, Department raisedBy) {
        return new ImportRun(
                EventEnvelope.newId(),
                fileName,
                format,
                mapping,
                caller.department(),
                raisedBy,
                caller.area(),
                caller.subject(),
                caller.name(),
                ImportRun.State.WAITING,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
    }

    private static Set<String> missing(Collection<String> needed, Set<String> there) {
        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(there);
        return missing;
    }
}
