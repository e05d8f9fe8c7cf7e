package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows studios and what belongs to them, as the caller may see it. */
@Component
class Views {

    private final Studios studios;
    private final CaseContents contents;
    private final CurrentVocabulary vocabulary;

    Views(Studios studios, CaseContents contents, CurrentVocabulary vocabulary) {
        this.studios = studios;
        this.contents = contents;
        this.vocabulary = vocabulary;
    }

    StudioView studio(OpenTransaction tx, Matter matter, LocalDate today) {
        Vocabulary words = vocabulary.get();
        Studio studio = studios.get(tx, matter.id());
        return new StudioView(
                matter.id(),
                studio.kind(),
                studio.name(),
                studio.profile(),
                skills(studio.skills(), words),
                matter.area(),
                words.place(matter.area()),
                served(studio, words),
                studios.members(tx, matter.id()).stream()
                        .filter(member ->
                                member.until() == null || !member.until().isBefore(today))
                        .map(member -> new StudioView.Colleague(
                                member.id(),
                                member.name(),
                                member.profession(),
                                member.profession().zh(),
                                member.since(),
                                member.until()))
                        .toList(),
                studio.openings(),
                studio.closedDays(),
                studio.slotMinutes(),
                studio.rooms(),
                matter.departments(),
                matter.lead(),
                !studio.closed(),
                matter.version(),
                matter.openedAt(),
                matter.changedAt());
    }

    StudioView.Item item(Studios.Listed listed) {
        Vocabulary words = vocabulary.get();
        Studio studio = listed.studio();
        return new StudioView.Item(
                studio.id(),
                studio.kind(),
                studio.name(),
                skills(studio.skills(), words),
                listed.area(),
                words.place(listed.area()),
                served(studio, words),
                listed.members(),
                !studio.closed(),
                listed.version());
    }

    /**
     * An appointment. For whom it is and why it was cancelled is shown to those who may know what is done at the studio and,
     * where it is for a case or a household, what is done about that.
     */
    BookingView booking(Caller caller, Matter matter, Booking.Read read, List<Member> members) {
        Booking booking = read.booking();
        boolean about = MatterDesk.access(caller, matter).shows(FieldClass.TIMELINE) && mayKnowForWhom(caller, read);
        return new BookingView(
                booking.id(),
                booking.studio(),
                booking.slot().start(),
                booking.slot().end(),
                booking.room(),
                booking.dual(),
                booking.members().stream().map(id -> seat(id, members)).toList(),
                about ? booking.caseId() : null,
                about ? booking.householdId() : null,
                about ? contents.openRemark(booking.id(), booking.sealed()).reason() : null,
                booking.status(),
                booking.status().zh(),
                booking.bookedBy(),
                booking.bookedAt(),
                booking.version());
    }

    ActivityView activity(Activity activity) {
        return new ActivityView(
                activity.id(),
                activity.studio(),
                activity.kind(),
                activity.topic(),
                activity.day(),
                activity.area(),
                vocabulary.get().place(activity.area()),
                activity.venue(),
                activity.status(),
                activity.status().zh(),
                activity.attendance(),
                activity.views(),
                activity.version());
    }

    /** The name of a skill, which may be a type of dispute. */
    static String skill(String code, Vocabulary words) {
        return words.name(
                words.knows(CodeSystem.STUDIO_SKILL, code) ? CodeSystem.STUDIO_SKILL : CodeSystem.DISPUTE_TYPE, code);
    }

    private static boolean mayKnowForWhom(Caller caller, Booking.Read read) {
        if (!read.forSomebody()) {
            return true;
        }
        return read.audience() != null
                && CasePolicy.decide(caller, read.audience(), read.lead()).shows(FieldClass.TIMELINE);
    }

    private static BookingView.Seat seat(UUID id, List<Member> members) {
        Member member = Studios.among(members, id).orElseThrow();
        return new BookingView.Seat(
                id, member.name(), member.profession(), member.profession().zh());
    }

    private static List<StudioView.Skill> skills(List<String> codes, Vocabulary words) {
        return codes.stream()
                .map(code -> new StudioView.Skill(code, skill(code, words)))
                .toList();
    }

    private static List<StudioView.Served> served(Studio studio, Vocabulary words) {
        return studio.covers().stream()
                .map(area -> new StudioView.Served(area, words.place(area)))
                .toList();
    }
}
