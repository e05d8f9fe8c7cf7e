package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.Profession;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who joins. Members are public staff: their name is kept, their private numbers are not.
 *
 * @param until last day, where it is known
 * @param person as another studio calls the same person, so that they are not booked in two places at once; absent for
 *     somebody who works here only
 */
record JoinStudio(
        String name,
        Profession profession,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable String person) {}
