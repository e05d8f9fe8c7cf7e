package cn.fengqiao.cases.imports;

import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.sheets.OpenFile;
import cn.fengqiao.cases.sheets.RawRow;
import cn.fengqiao.cases.sheets.Rows;
import cn.fengqiao.cases.store.ImportRules;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.upload.FileWorker;
import cn.fengqiao.cases.upload.FileWorker.Numbered;
import cn.fengqiao.cases.upload.ImportFiles;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works through the files of work orders that wait. */
@Component
class ImportWorker {

    private final ImportMappings mappings;
    private final ImportRules rules;
    private final ImportWork work;
    private final FileWorker<ReadRow> worker;

    ImportWorker(
            Transactions transactions,
            CallerScope scope,
            ImportRuns runs,
            ImportFiles files,
            OpenFile opener,
            ImportMappings mappings,
            ImportRules rules,
            RaiseCaseHandler raising,
            CaseContents contents,
            InstantSource clock,
            @Value("${fengqiao.case.imports.batch}") int batchSize,
            @Value("${fengqiao.case.imports.lease}") Duration lease,
            @Value("${fengqiao.case.imports.attempts}") int mostAttempts) {
        this.mappings = mappings;
        this.rules = rules;
        this.work = new ImportWork(scope, runs, raising, contents);
        var settings = new FileWorker.Settings(batchSize, lease, mostAttempts, "多次尝试均意外中断，已停止导入；已建的案件保留，请联系管理员");
        this.worker = new FileWorker<>(transactions, scope, runs, files, opener, clock, settings, this::begin);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.imports.look-every}")
    void look() {
        worker.look();
    }

    private FileWorker.Reading<ReadRow> begin(ImportRun run, Rows rows) throws Rows.Unreadable {
        ImportMapping mapping =
                mappings.find(run.mapping()).orElseThrow(() -> new Rows.Unreadable("映射 " + run.mapping() + " 不存在"));
        var reader = new RowReader(mapping, rows.header(), new Proposals(rules.keywords()), run.area());
        return new FileWorker.Reading<>() {
            @Override
            public ReadRow read(RawRow row) {
                return reader.read(row);
            }

            @Override
            public List<ImportRun.Line> write(OpenTransaction tx, ImportRun of, List<Numbered<ReadRow>> records) {
                return work.write(tx, of, mapping, records);
            }

            @Override
            public ImportRun.Line refused(ImportRun of, Numbered<ReadRow> record) {
                return work.refused(of, record);
            }
        };
    }
}
