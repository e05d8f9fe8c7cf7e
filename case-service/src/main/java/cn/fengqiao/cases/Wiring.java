package cn.fengqiao.cases;

import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseActs;
import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.act.PromisingNow;
import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.clock.WorkingHours;
import cn.fengqiao.cases.duty.ResponsibleNow;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.objects.ObjectStore;
import cn.fengqiao.cases.reporting.ReportClueHandler;
import cn.fengqiao.cases.secret.BlindIndex;
import cn.fengqiao.cases.secret.DataKey;
import cn.fengqiao.cases.secret.RequestDigest;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.cases.sheets.OpenFile;
import cn.fengqiao.cases.sheets.XlsxLimits;
import cn.fengqiao.cases.store.Amendments;
import cn.fengqiao.cases.store.AreaTree;
import cn.fengqiao.cases.store.CampaignErasure;
import cn.fengqiao.cases.store.CampaignGrids;
import cn.fengqiao.cases.store.CampaignVisits;
import cn.fengqiao.cases.store.Campaigns;
import cn.fengqiao.cases.store.CanarySlots;
import cn.fengqiao.cases.store.CardNumbers;
import cn.fengqiao.cases.store.CaseCounters;
import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.store.CaseList;
import cn.fengqiao.cases.store.CaseNumbers;
import cn.fengqiao.cases.store.CaseQueue;
import cn.fengqiao.cases.store.CaseSeals;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.ClockTables;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.store.ColoursAhead;
import cn.fengqiao.cases.store.HouseholdCases;
import cn.fengqiao.cases.store.HouseholdImports;
import cn.fengqiao.cases.store.HouseholdIntake;
import cn.fengqiao.cases.store.HouseholdList;
import cn.fengqiao.cases.store.Households;
import cn.fengqiao.cases.store.ImportRules;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.MeetingProposals;
import cn.fengqiao.cases.store.Meetings;
import cn.fengqiao.cases.store.MergedCases;
import cn.fengqiao.cases.store.NeighbourGroups;
import cn.fengqiao.cases.store.NeighbourReports;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.store.PatrolList;
import cn.fengqiao.cases.store.Patrols;
import cn.fengqiao.cases.store.PromiseLedger;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.cases.store.Protections;
import cn.fengqiao.cases.store.RaiseStatement;
import cn.fengqiao.cases.store.Relapses;
import cn.fengqiao.cases.store.ResponsibilityRows;
import cn.fengqiao.cases.store.RunCardTable;
import cn.fengqiao.cases.store.SearchNumbers;
import cn.fengqiao.cases.store.SimilarCases;
import cn.fengqiao.cases.store.Teams;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.cases.store.VocabularyTables;
import cn.fengqiao.cases.store.WriteOffStandings;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.cases.upload.ImportFiles;
import cn.fengqiao.cases.view.CaseDoor;
import cn.fengqiao.cases.view.CasePrompts;
import cn.fengqiao.cases.view.CaseReader;
import cn.fengqiao.cases.view.CaseScreens;
import cn.fengqiao.cases.view.WriteOffLook;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Refreshed;
import cn.fengqiao.cases.vocabulary.RefreshedVocabulary;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.Doorbell;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.kit.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.Location;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts that know nothing of Spring together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(XlsxLimits.class)
class Wiring {

    private static final ZoneId ZONE = PlaceTime.ZONE;

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    DataKey dataKey(Environment environment) {
        return DataKey.of(environment);
    }

    @Bean
    Sealer sealer(DataKey key) {
        return new Sealer(key);
    }

    @Bean
    CaseContents caseContents(Sealer sealer, DataKey key) {
        return new CaseContents(sealer, new BlindIndex(key));
    }

    @Bean
    MatterDesk matterDesk(
            Transactions transactions,
            CallerScope scope,
            JdbcClient jdbc,
            Outbox outbox,
            CaseContents contents,
            RequestDigest digests,
            InstantSource clock) {
        return new MatterDesk(transactions, scope, new Matters(jdbc), outbox, contents, digests, clock);
    }

    @Bean
    Officials officials(JdbcClient jdbc) {
        return new Officials(jdbc);
    }

    @Bean
    Teams teams(JdbcClient jdbc) {
        return new Teams(jdbc);
    }

    @Bean
    ResponsibilityRows responsibilityRows(JdbcClient jdbc) {
        return new ResponsibilityRows(jdbc);
    }

    @Bean
    AreaTree areaTree(JdbcClient jdbc) {
        return new AreaTree(jdbc);
    }

    @Bean
    ResponsibleNow responsibleNow(
            Transactions transactions,
            CallerScope scope,
            ResponsibilityRows rows,
            Officials officials,
            @Value("${fengqiao.case.duty-lifetime}") Duration lifetime) {
        return new ResponsibleNow(
                () -> transactions.inTransaction(tx -> {
                    scope.apply(tx, TheService.CALLER);
                    return new ResponsibleNow.Picture(rows.all(tx), officials.subjects(tx), officials.named(tx));
                }),
                lifetime);
    }

    @Bean
    Campaigns campaigns(JdbcClient jdbc) {
        return new Campaigns(jdbc);
    }

    @Bean
    CampaignGrids campaignGrids(JdbcClient jdbc) {
        return new CampaignGrids(jdbc);
    }

    @Bean
    CampaignVisits campaignVisits(JdbcClient jdbc) {
        return new CampaignVisits(jdbc);
    }

    @Bean
    CampaignErasure campaignErasure(JdbcClient jdbc) {
        return new CampaignErasure(jdbc);
    }

    @Bean
    NeighbourGroups neighbourGroups(JdbcClient jdbc) {
        return new NeighbourGroups(jdbc);
    }

    @Bean
    NeighbourReports neighbourReports(JdbcClient jdbc) {
        return new NeighbourReports(jdbc);
    }

    @Bean
    Clues clues(JdbcClient jdbc) {
        return new Clues(jdbc);
    }

    @Bean
    Patrols patrols(JdbcClient jdbc) {
        return new Patrols(jdbc);
    }

    @Bean
    PatrolList patrolList(JdbcClient jdbc) {
        return new PatrolList(jdbc);
    }

    @Bean
    ReportClueHandler reportClueHandler(MatterDesk desk, Clues clues, CaseContents contents, RaiseCaseHandler raising) {
        return new ReportClueHandler(desk, clues, contents, raising);
    }

    @Bean
    Relapses relapses(JdbcClient jdbc) {
        return new Relapses(jdbc);
    }

    @Bean
    Promises promises(JdbcClient jdbc, Sealer sealer) {
        return new Promises(jdbc, sealer);
    }

    @Bean
    PromiseLedger promiseLedger(JdbcClient jdbc, Sealer sealer) {
        return new PromiseLedger(jdbc, sealer);
    }

    @Bean
    Meetings meetings(JdbcClient jdbc, Promises promises) {
        return new Meetings(jdbc, promises);
    }

    @Bean
    MeetingProposals meetingProposals(JdbcClient jdbc) {
        return new MeetingProposals(jdbc);
    }

    @Bean
    RunCardTable runCardTable(JdbcClient jdbc) {
        return new RunCardTable(jdbc);
    }

    @Bean
    @Primary
    ImportRuns importRuns(JdbcClient jdbc) {
        return new ImportRuns(jdbc, ImportRun.Kind.CASES);
    }

    @Bean
    @Primary
    ImportFiles importFiles(Transactions transactions, CallerScope scope, ImportRuns runs, Sealer sealer) {
        return new ImportFiles(transactions, scope, runs, sealer);
    }

    @Bean
    CaseList caseList(JdbcClient jdbc, DataSource dataSource) {
        return new CaseList(jdbc, dataSource);
    }

    @Bean
    OpenFile openFile(XlsxLimits limits) {
        return new OpenFile(limits);
    }

    // household cards

    @Bean
    ImportRuns householdRuns(JdbcClient jdbc) {
        return new ImportRuns(jdbc, ImportRun.Kind.HOUSEHOLDS);
    }

    @Bean
    ImportFiles householdFiles(
            Transactions transactions, CallerScope scope, @Qualifier("householdRuns") ImportRuns runs, Sealer sealer) {
        return new ImportFiles(transactions, scope, runs, sealer);
    }

    @Bean
    Households households(JdbcClient jdbc) {
        return new Households(jdbc);
    }

    @Bean
    HouseholdCases householdCases(JdbcClient jdbc) {
        return new HouseholdCases(jdbc);
    }

    @Bean
    HouseholdList householdList(JdbcClient jdbc) {
        return new HouseholdList(jdbc);
    }

    @Bean
    HouseholdIntake householdIntake(JdbcClient jdbc) {
        return new HouseholdIntake(jdbc);
    }

    @Bean
    HouseholdImports householdImports(JdbcClient jdbc) {
        return new HouseholdImports(jdbc);
    }

    @Bean
    CardNumbers cardNumbers(DataSource dataSource) {
        return new CardNumbers(dataSource);
    }

    @Bean
    Matters matters(JdbcClient jdbc) {
        return new Matters(jdbc);
    }

    @Bean
    ImportRules importRules(JdbcClient jdbc) {
        return new ImportRules(jdbc);
    }

    @Bean
    ClockTables clockTables(JdbcClient jdbc) {
        return new ClockTables(jdbc);
    }

    @Bean
    CurrentClockBook clockBook(
            ClockTables tables,
            @Value("${fengqiao.case.working-hours}") String hours,
            @Value("${fengqiao.case.vocabulary-lifetime}") Duration lifetime) {
        WorkingHours working = WorkingHours.of(hours);
        return new Refreshed<>(() -> tables.book(working, ZONE), lifetime)::get;
    }

    /** A demo brings its own fictional areas; a real place enters its own. */
    @Bean
    @ConditionalOnProperty(name = "fengqiao.demo", havingValue = "true")
    FlywayConfigurationCustomizer demoAreas() {
        return flyway -> flyway.locations(Stream.concat(
                        Arrays.stream(flyway.getLocations()), Stream.of(Location.fromPath("classpath:", "db/demo")))
                .toArray(Location[]::new));
    }

    @Bean
    CanarySlots canarySlots(JdbcClient jdbc) {
        return new CanarySlots(jdbc);
    }

    @Bean
    RefreshedVocabulary vocabulary(
            JdbcClient jdbc, InstantSource clock, @Value("${fengqiao.case.vocabulary-lifetime}") Duration lifetime) {
        var tables = new VocabularyTables(jdbc);
        return new RefreshedVocabulary(() -> tables.validOn(LocalDate.ofInstant(clock.instant(), ZONE)), lifetime);
    }

    @Bean
    Cases cases(JdbcClient jdbc) {
        return new Cases(jdbc);
    }

    @Bean
    Timeline timeline(JdbcClient jdbc) {
        return new Timeline(jdbc);
    }

    @Bean
    CaseDocuments caseDocuments(JdbcClient jdbc, ObjectProvider<ObjectStore> objects) {
        return new CaseDocuments(jdbc, key -> {
            try {
                return objects.getObject().exists(key);
            } catch (IOException away) {
                throw new UncheckedIOException(away);
            }
        });
    }

    @Bean
    CaseSeals caseSeals(JdbcClient jdbc) {
        return new CaseSeals(jdbc);
    }

    @Bean
    SearchNumbers searchNumbers(JdbcClient jdbc) {
        return new SearchNumbers(jdbc);
    }

    @Bean
    Amendments amendments(JdbcClient jdbc, SearchNumbers numbers) {
        return new Amendments(jdbc, numbers);
    }

    @Bean
    WriteOffStandings writeOffStandings(JdbcClient jdbc) {
        return new WriteOffStandings(jdbc);
    }

    @Bean
    CaseCounters caseCounters(JdbcClient jdbc) {
        return new CaseCounters(jdbc);
    }

    @Bean
    SimilarCases similarCases(JdbcClient jdbc) {
        return new SimilarCases(jdbc);
    }

    @Bean
    ColoursAhead coloursAhead(JdbcClient jdbc) {
        return new ColoursAhead(jdbc);
    }

    @Bean
    CaseQueue caseQueue(JdbcClient jdbc) {
        return new CaseQueue(jdbc);
    }

    @Bean
    Mediations mediations(JdbcClient jdbc, Sealer sealer, Promises promises) {
        return new Mediations(jdbc, sealer, promises);
    }

    @Bean
    Protections protections(JdbcClient jdbc, Sealer sealer) {
        return new Protections(jdbc, sealer);
    }

    @Bean
    CaseDoor caseDoor(Transactions transactions, CallerScope scope, Cases cases) {
        return new CaseDoor(transactions, scope, cases);
    }

    @Bean
    CaseReader caseReader(
            Cases cases,
            Timeline timeline,
            CaseContents contents,
            PersonalReads reads,
            CaseScreens screens,
            WriteOffLook writeOff,
            Mediations mediations,
            CasePrompts prompts) {
        return new CaseReader(cases, timeline, contents, reads, screens, writeOff, mediations, prompts);
    }

    @Bean
    CasePrompts casePrompts(
            Mediations mediations, Protections protections, CaseContents contents, InstantSource clock) {
        return new CasePrompts(mediations, protections, contents, clock);
    }

    @Bean
    CaseScreens caseScreens(
            CurrentVocabulary vocabulary, CurrentClockBook book, ResponsibleNow responsible, InstantSource clock) {
        return new CaseScreens(vocabulary, book, responsible, clock);
    }

    @Bean
    WriteOffLook writeOffLook(
            WriteOffStandings standings,
            CaseContents contents,
            CasePrompts prompts,
            Cases cases,
            CurrentVocabulary vocabulary,
            ResponsibleNow responsible,
            InstantSource clock) {
        return new WriteOffLook(standings, contents, prompts, cases, vocabulary, responsible, clock);
    }

    @Bean
    RequestDigest requestDigest(DataKey key) {
        return new RequestDigest(key);
    }

    @Bean
    MergedCases mergedCases(JdbcClient jdbc) {
        return new MergedCases(jdbc);
    }

    @Bean
    CaseRecorder caseRecorder(
            Cases cases,
            Timeline timeline,
            CaseCounters counters,
            Outbox outbox,
            CaseContents contents,
            Promises promises) {
        return new CaseRecorder(cases, timeline, counters, outbox, contents, promises);
    }

    @Bean
    CaseActs caseActs(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            Timeline timeline,
            Promises promises,
            CaseRecorder recorder,
            Protections protections,
            CaseReader reader,
            RequestDigest digests,
            CurrentClockBook book,
            InstantSource clock) {
        return new CaseActs(
                transactions, scope, cases, timeline, promises, recorder, protections, reader, digests, book, clock);
    }

    @Bean
    PromisingNow promisingNow(@Value("${fengqiao.case.promises.days-ahead}") int daysAhead, InstantSource clock) {
        return new PromisingNow(daysAhead, clock);
    }

    @Bean
    DueRounds dueRounds(Transactions transactions, CallerScope scope, InstantSource clock, MeterRegistry meters) {
        return new DueRounds(transactions, scope, clock, meters);
    }

    @Bean
    ActAnswers actAnswers(CaseActs acts, CurrentVocabulary vocabulary) {
        return new ActAnswers(acts, vocabulary);
    }

    @Bean
    RaiseCaseHandler raiseCaseHandler(
            CurrentVocabulary vocabulary,
            CurrentClockBook book,
            CaseContents contents,
            DataSource dataSource,
            JdbcTemplate template,
            Cases cases,
            Transactions transactions,
            CallerScope scope,
            Doorbell doorbell,
            InstantSource clock) {
        return new RaiseCaseHandler(
                vocabulary,
                book,
                contents,
                new CaseNumbers(dataSource),
                new RaiseStatement(template),
                cases,
                transactions,
                scope,
                doorbell,
                clock);
    }
}
