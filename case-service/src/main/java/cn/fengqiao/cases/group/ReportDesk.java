package cn.fengqiao.cases.group;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.NeighbourGroups;
import cn.fengqiao.cases.store.NeighbourReports;
import cn.fengqiao.cases.store.NeighbourReports.Report;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.GroupEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes reports of incidents, replies to them and makes cases of them. */
@Component
class ReportDesk {

    private static final String PUBLIC_REPORT = "PUBLIC_REPORT";

    private final MatterDesk desk;
    private final NeighbourGroups groups;
    private final NeighbourReports reports;
    private final GroupContents contents;
    private final CurrentVocabulary vocabulary;
    private final RaiseCaseHandler raising;
    private final InstantSource clock;
    private final Duration replyWithin;

    ReportDesk(
            MatterDesk desk,
            NeighbourGroups groups,
            NeighbourReports reports,
            GroupContents contents,
            CurrentVocabulary vocabulary,
            RaiseCaseHandler raising,
            InstantSource clock,
            @Value("${fengqiao.case.groups.reply-within}") Duration replyWithin) {
        this.desk = desk;
        this.groups = groups;
        this.reports = reports;
        this.contents = contents;
        this.vocabulary = vocabulary;
        this.raising = raising;
        this.clock = clock;
        this.replyWithin = replyWithin;
    }

    /** What is sealed of a report; the reporter is not in it. */
    record Content(String text) {}

    /** Takes a report under a key; a repeat gets the same token. */
    Handled<Report> file(Caller caller, UUID group, String key, FileReport wanted) {
        return desk.<Handled<Report>>work(
                caller,
                MatterKind.NEIGHBOUR_GROUP,
                tx -> Optional.of(group),
                Handled.None::new,
                (tx, matter) -> file(tx, caller, matter, key, wanted));
    }

    private Handled<Report> file(OpenTransaction tx, Caller caller, Matter matter, String key, FileReport wanted) {
        byte[] digest = contents.digest("groups.report", wanted);
        Optional<Report> before = reports.filed(tx, matter.id(), caller.subject(), key);
        if (before.isPresent()) {
            return MessageDigest.isEqual(before.get().digest(), digest)
                    ? new Handled.Done<>(matter, before.get(), true)
                    : new Handled.Refused<>(Problems.field(
                            ProblemType.IDEMPOTENCY_CONFLICT,
                            "Idempotency-Key",
                            "此请求编号已用于另一内容",
                            "the key was used with other content"));
        }
        Optional<Problem> problem = GroupDesk.dissolved(
                        groups.find(tx, matter.id()).orElseThrow())
                .or(() -> GroupRules.report(wanted, vocabulary.get()));
        if (problem.isPresent()) {
            return new Handled.Refused<>(problem.get());
        }
        Instant now = now();
        UUID id = EventEnvelope.newId();
        var report = new Report(
                id,
                matter.id(),
                wanted.kind(),
                now,
                now.plus(replyWithin),
                contents.seal(id, new Content(wanted.text())),
                null,
                null,
                null,
                false,
                null,
                null,
                caller.subject(),
                key,
                digest,
                null,
                1);
        FileReport.Reporter reporter = wanted.reporter();
        reports.file(tx, report, reporter == null ? null : contents.seal(id, reporter));
        say(
                tx,
                caller,
                matter,
                GroupStep.REPORT_FILED,
                new GroupEvent.ReportFiled(matter.audience(), id, report.kind(), report.replyDue()),
                Remark.NONE);
        return new Handled.Done<>(matter, report, false);
    }

    /** Replies to a report; every report gets one, whatever else becomes of it. */
    Handled<Report> reply(Caller caller, UUID id, long version, ReplyToReport wanted) {
        return change(caller, id, version, "groups.reply", wanted, (tx, matter, report, digest) -> {
            if (report.repliedAt() != null) {
                return Optional.of(Problems.of(ProblemType.NOT_NOW, "该报告已答复", "it has a reply"));
            }
            Optional<Problem> problem = GroupRules.text("reply", wanted.reply());
            if (problem.isPresent()) {
                return problem;
            }
            reports.reply(tx, id, contents.seal(id, new Content(wanted.reply())), caller.name(), now(), digest);
            say(
                    tx,
                    caller,
                    matter,
                    GroupStep.REPORT_ANSWERED,
                    new GroupEvent.ReportAnswered(matter.audience(), id),
                    Remark.NONE);
            return Optional.empty();
        });
    }

    /** Makes a case of a report, in one transaction with it. */
    Handled<Report> takeUp(Caller caller, UUID id, long version, TakeUpReport wanted) {
        return change(caller, id, version, "groups.takeUp", wanted, (tx, matter, report, digest) -> {
            if (report.takenUp()) {
                return Optional.of(Problems.of(ProblemType.NOT_NOW, "该报告已登记成案", "it has become a case"));
            }
            RaiseCase request = request(matter, report, wanted);
            Optional<Problem> unfit = FieldRefusal.problem(raising.check(caller, request));
            if (unfit.isPresent()) {
                return unfit;
            }
            Optional<DisputeCase> raised =
                    raising.raiseWithin(tx, caller, "neighbour-report:" + id, request, Remark.NONE, List.of());
            if (raised.isEmpty()) {
                return Optional.of(Problems.of(ProblemType.CONFLICT, "该报告已登记成案", "it has become a case"));
            }
            DisputeCase dispute = raised.get();
            reports.takeUp(tx, id, dispute.id(), dispute.number(), digest);
            say(
                    tx,
                    caller,
                    matter,
                    GroupStep.REPORT_TAKEN_UP,
                    new GroupEvent.ReportTakenUp(matter.audience(), id, dispute.id()),
                    Remark.NONE);
            return Optional.empty();
        });
    }

    /** The report of a token and its reply, for whoever holds it; asked as the service, for a token is all it takes. */
    Optional<Report> byToken(String token) {
        return contents.reportOf(token).flatMap(id -> desk.list(TheService.CALLER, tx -> reports.find(tx, id)));
    }

    @Nullable
    String replyOf(Report report) {
        byte[] reply = report.reply();
        return reply == null
                ? null
                : contents.open(report.id(), reply, Content.class).text();
    }

    String textOf(Report report) {
        return contents.open(report.id(), report.sealed(), Content.class).text();
    }

    private interface ReportChange {
        Optional<Problem> decide(OpenTransaction tx, Matter matter, Report report, byte[] digest);
    }

    private Handled<Report> change(
            Caller caller, UUID id, long version, String operation, Object wanted, ReportChange change) {
        return desk.<Handled<Report>>work(
                caller,
                MatterKind.NEIGHBOUR_GROUP,
                tx -> reports.find(tx, id).map(Report::group),
                Handled.None::new,
                (tx, matter) -> {
                    Report report = reports.find(tx, id).orElseThrow();
                    byte[] digest = contents.digest(operation + " " + caller.subject(), wanted);
                    if (report.version() != version) {
                        return GroupDesk.repeated(report.version(), version, report.changeDigest(), digest)
                                ? new Handled.Done<>(matter, report, true)
                                : new Handled.Stale<>(matter, report);
                    }
                    return change.decide(tx, matter, report, digest)
                            .<Handled<Report>>map(Handled.Refused::new)
                            .orElseGet(() -> new Handled.Done<>(
                                    matter, reports.find(tx, id).orElseThrow(), false));
                });
    }

    private void say(
            OpenTransaction tx, Caller caller, Matter matter, GroupStep step, GroupEvent event, Remark remark) {
        GroupDesk.say(desk, tx, caller, matter, step, event, remark);
    }

    private static RaiseCase request(Matter matter, Report report, TakeUpReport wanted) {
        return new RaiseCase(
                wanted.type(),
                PUBLIC_REPORT,
                matter.area(),
                null,
                wanted.title(),
                wanted.narrative(),
                null,
                null,
                null,
                null,
                wanted.departments(),
                wanted.restricted(),
                report.filedAt(),
                null,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
