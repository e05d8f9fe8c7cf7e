package cn.fengqiao.cases.handle;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.Proposal;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.cases.store.TimelineEntry;
import cn.fengqiao.contract.Department;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a command whose answer was lost and which comes again. It has no key of its own: what it was decided on, who
 * gave it and what it says are compared with the line it would have left.
 */
final class Repeated {

    private Repeated() {}

    /**
     * Whether {@code command} is what led to the case as it stands.
     *
     * @param last line of the timeline that belongs to the version of {@code stored}
     * @param said what stands in that line
     * @param raised the case as it was raised; null where that is withheld
     */
    static boolean is(
            CaseCommand command,
            Caller caller,
            StoredCase stored,
            Timeline.Line last,
            Remark said,
            @Nullable RaiseCase raised) {
        return last.bySubject().equals(caller.subject())
                && last.byDepartment().equals(caller.department())
                && said.equals(CaseCommandHandler.remark(command))
                && same(command, stored, last, raised);
    }

    private static boolean same(
            CaseCommand command, StoredCase stored, Timeline.Line last, @Nullable RaiseCase raised) {
        return switch (command) {
            case CaseCommand.Accept(String type) ->
                did(last, TimelineEntry.ACCEPTED, null, null) && found(type, stored, raised);
            case CaseCommand.Assign assign -> did(last, TimelineEntry.ASSIGNED, assign.department(), null);
            case CaseCommand.Sign sign -> did(last, TimelineEntry.SIGNED, null, null);
            case CaseCommand.Return giveBack -> did(last, TimelineEntry.RETURNED, null, null);
            case CaseCommand.HandOver handOver -> did(last, TimelineEntry.HANDED_OVER, handOver.department(), null);
            case CaseCommand.Merge merge -> did(last, TimelineEntry.MERGED, null, merge.into());
            case CaseCommand.ShareAccept accept -> did(last, TimelineEntry.SHARE_ACCEPTED, null, null);
            case CaseCommand.ShareReject reject -> did(last, TimelineEntry.SHARE_REJECTED, null, null);
            case CaseCommand.ShareDone done -> did(last, TimelineEntry.SHARE_DONE, null, null);
        };
    }

    private static boolean did(
            Timeline.Line last, TimelineEntry what, @Nullable Department other, @Nullable UUID otherCase) {
        return last.what() == what
                && Objects.equals(last.other(), other)
                && Objects.equals(last.otherCase(), otherCase);
    }

    /** The line does not keep the type that was found, so all that naming it, or not naming it, does has to stand. */
    private static boolean found(@Nullable String type, StoredCase stored, @Nullable RaiseCase raised) {
        String now = stored.dispute().type();
        boolean open = stored.proposals().stream().anyMatch(proposal -> proposal.field() == Proposal.Field.TYPE);
        return type == null ? raised != null && now.equals(raised.type()) : now.equals(type) && !open;
    }
}
