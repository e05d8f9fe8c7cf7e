package cn.fengqiao.cases.household;

import cn.fengqiao.cases.sheets.OpenFile;
import cn.fengqiao.cases.sheets.RawRow;
import cn.fengqiao.cases.sheets.Rows;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.upload.FileWorker;
import cn.fengqiao.cases.upload.FileWorker.Numbered;
import cn.fengqiao.cases.upload.ImportFiles;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works through the files of cards that wait. */
@Component
class CardImportWorker {

    private final CardImportWork work;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;
    private final FileWorker<CardRow> worker;

    CardImportWorker(
            Transactions transactions,
            CallerScope scope,
            @Qualifier("householdRuns") ImportRuns runs,
            @Qualifier("householdFiles") ImportFiles files,
            OpenFile opener,
            CardImportWork work,
            CurrentVocabulary vocabulary,
            InstantSource clock,
            @Value("${fengqiao.case.households.imports.batch}") int batch,
            @Value("${fengqiao.case.households.imports.lease}") Duration lease,
            @Value("${fengqiao.case.households.imports.attempts}") int mostAttempts) {
        this.work = work;
        this.vocabulary = vocabulary;
        this.clock = clock;
        var settings = new FileWorker.Settings(batch, lease, mostAttempts, "多次尝试均意外中断，已停止导入；已建的档卡保留，请联系管理员");
        this.worker = new FileWorker<>(transactions, scope, runs, files, opener, clock, settings, this::begin);
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.households.imports.look-every}")
    void look() {
        worker.look();
    }

    private FileWorker.Reading<CardRow> begin(ImportRun run, Rows rows) {
        var reader = new CardRowReader(
                rows, CardImportWork.importer(run), vocabulary.get(), CardDesk.today(clock.instant()));
        return new FileWorker.Reading<>() {
            @Override
            public CardRow read(RawRow row) {
                return reader.read(row);
            }

            @Override
            public List<ImportRun.Line> write(OpenTransaction tx, ImportRun of, List<Numbered<CardRow>> records) {
                return work.write(tx, of, records);
            }

            @Override
            public ImportRun.Line refused(ImportRun of, Numbered<CardRow> record) {
                return work.refused(of, record);
            }
        };
    }
}
