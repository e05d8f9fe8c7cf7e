package cn.fengqiao.contract;

/**
 * What happened to a household card 家庭和谐服务档卡. None of these tells who lives there, at which door, or which case
 * touches it; and a card's colour is in none, because it is never kept: whoever may see the cases derives it from them.
 * What says that a household is in a dispute has a restricted audience: the departments that work on card and case.
 */
public sealed interface HouseholdEvent extends NeighbourhoodEvent {

    /** A card was opened. */
    record Opened(Audience audience, String number) implements HouseholdEvent {
        public Opened {
            Code.check("number", number);
        }
    }

    /** What stands on it was changed, an offer to take it over was made or ended, or its personal part was erased. */
    record Changed(Audience audience) implements HouseholdEvent {}

    /** Another place took it over; the audience tells where it lies now. */
    record Moved(Audience audience, AreaPath from) implements HouseholdEvent {
        public Moved {
            from = from.grid();
        }
    }

    /** It is no longer kept up. */
    record Closed(Audience audience) implements HouseholdEvent {}

    /** A case was found to touch it. Which one is told to those who ask and are on that case. */
    record LinkedToCase(Audience audience) implements HouseholdEvent {}

    /** A case was found not to touch it after all. */
    record Unlinked(Audience audience) implements HouseholdEvent {}

    /** Somebody called on the household. */
    record FollowedUp(Audience audience) implements HouseholdEvent {}
}
