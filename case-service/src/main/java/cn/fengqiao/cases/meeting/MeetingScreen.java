package cn.fengqiao.cases.meeting;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.meeting.MeetingView.ActionItem;
import cn.fengqiao.cases.meeting.MeetingView.AgendaItem;
import cn.fengqiao.cases.meeting.MeetingView.DissentView;
import cn.fengqiao.cases.meeting.MeetingView.InvitationView;
import cn.fengqiao.cases.meeting.PreviewPage.CasePreview;
import cn.fengqiao.cases.meeting.PreviewPage.DepartmentPreview;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.Meetings;
import cn.fengqiao.cases.store.Meetings.Invitation;
import cn.fengqiao.cases.store.Meetings.Item;
import cn.fengqiao.cases.store.Meetings.Meeting;
import cn.fengqiao.cases.store.Meetings.Text;
import cn.fengqiao.cases.store.Meetings.TextKind;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows meetings, each case on their agendas no further than the case itself is shown. The reading of texts is logged. */
@Component
class MeetingScreen {

    private final Meetings meetings;
    private final Cases cases;
    private final CaseContents contents;
    private final PersonalReads reads;

    MeetingScreen(Meetings meetings, Cases cases, CaseContents contents, PersonalReads reads) {
        this.meetings = meetings;
        this.cases = cases;
        this.contents = contents;
        this.reads = reads;
    }

    MeetingView view(OpenTransaction tx, Caller caller, Matter matter, CaseAccess access, String operation) {
        Meeting meeting = meetings.find(tx, matter.id()).orElseThrow();
        boolean readable = access.shows(FieldClass.NARRATIVE);
        List<Text> texts = readable ? meetings.texts(tx, matter.id()) : List.of();
        List<Meetings.Action> actions = meetings.actions(tx, matter.id());
        Set<UUID> read = new HashSet<>();
        List<AgendaItem> agenda = new ArrayList<>();
        for (Item item : meetings.items(tx, matter.id())) {
            onAgenda(tx, caller, item.caseId()).ifPresent(dispute -> {
                boolean told = readable && CaseViews.access(caller, dispute).shows(FieldClass.NARRATIVE);
                List<Text> said = told ? texts : List.of();
                if (told) {
                    read.add(dispute.id());
                }
                agenda.add(item(item, dispute, said, actions));
            });
        }
        List<InvitationView> invitations = meetings.invitations(tx, matter.id()).stream()
                .map(invitation -> invitation(matter.id(), invitation, texts))
                .toList();
        if (readable) {
            read.add(matter.id());
            reads.record(
                    tx,
                    read,
                    Set.of(FieldClass.NARRATIVE),
                    operation,
                    access.standing().name());
        }
        return new MeetingView(
                matter.id(),
                meeting.state(),
                meeting.startsAt(),
                meeting.place(),
                matter.area().grid(),
                matter.departments(),
                matter.lead(),
                meeting.heldAt(),
                meeting.reviewOn(),
                invitations,
                agenda,
                matter.version());
    }

    /**
     * What somebody who works on cases in each of the departments will see of the agenda: the policy is asked as they would
     * be, and nothing of it is shown here.
     */
    PreviewPage preview(OpenTransaction tx, Caller caller, Matter matter, List<Department> departments) {
        List<DisputeCase> agenda = meetings.items(tx, matter.id()).stream()
                .map(item -> onAgenda(tx, caller, item.caseId()))
                .flatMap(Optional::stream)
                .toList();
        return new PreviewPage(departments.stream()
                .map(department -> {
                    var liaison = new Caller(
                            "preview",
                            "preview",
                            department,
                            matter.area().subdistrict(),
                            EnumSet.of(Role.LIAISON),
                            false);
                    return new DepartmentPreview(
                            department,
                            agenda.stream()
                                    .map(dispute -> CasePreview.of(dispute, CaseViews.access(liaison, dispute)))
                                    .toList());
                })
                .toList());
    }

    private Optional<DisputeCase> onAgenda(OpenTransaction tx, Caller caller, UUID caseId) {
        return cases.find(tx, caseId)
                .map(stored -> stored.dispute())
                .filter(dispute -> CaseViews.access(caller, dispute).existenceKnown());
    }

    private AgendaItem item(Item item, DisputeCase dispute, List<Text> texts, List<Meetings.Action> actions) {
        List<DissentView> dissents = texts.stream()
                .filter(text -> text.owner().equals(item.id()) && text.kind() == TextKind.DISSENT)
                .map(text -> new DissentView(text.by(), opened(text)))
                .toList();
        return new AgendaItem(
                item.id(),
                dispute.id(),
                dispute.number(),
                last(texts, item.id(), TextKind.TOPIC),
                last(texts, item.id(), TextKind.MINUTES),
                dissents.isEmpty() ? null : dissents,
                actions.stream()
                        .filter(action -> action.item().equals(item.id()))
                        .map(action -> new ActionItem(
                                action.id(),
                                action.department(),
                                action.state(),
                                action.dueOn(),
                                last(texts, action.id(), TextKind.TASK),
                                last(texts, action.id(), TextKind.SETTLED)))
                        .toList());
    }

    private InvitationView invitation(UUID meeting, Invitation invitation, List<Text> texts) {
        List<Text> theirs = texts.stream()
                .filter(text -> text.by().equals(invitation.department()))
                .toList();
        return new InvitationView(
                invitation.department(),
                invitation.state(),
                invitation.state() == Meetings.Reply.DECLINED ? last(theirs, meeting, TextKind.DECLINED) : null,
                invitation.attended());
    }

    private @Nullable String last(List<Text> texts, UUID owner, TextKind kind) {
        return texts.stream()
                .filter(text -> text.owner().equals(owner) && text.kind() == kind)
                .reduce((first, second) -> second)
                .map(this::opened)
                .orElse(null);
    }

    private String opened(Text text) {
        String said = contents.openRemark(text.id(), text.sealed()).note();
        if (said == null) {
            throw new IllegalStateException("text " + text.id() + " of a meeting says nothing");
        }
        return said;
    }
}
