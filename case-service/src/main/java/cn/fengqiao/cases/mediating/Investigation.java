package cn.fengqiao.cases.mediating;

import java.time.Instant;
import java.util.List;

/**
 * 调查: somebody who knows was asked about the dispute, question by question. It belongs to the case and outlives a
 * proceeding: to look into a dispute takes nobody's consent.
 *
 * @param number from 1, in the order in which they were written down
 * @param at when it was asked
 * @param asked name of who was asked
 * @param by name of the official who asked
 */
public record Investigation(int number, Instant at, String place, String asked, String by, List<Exchange> exchanges) {

    public Investigation {
        exchanges = List.copyOf(exchanges);
    }

    public record Exchange(String question, String answer) {}
}
