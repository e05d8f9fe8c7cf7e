package cn.fengqiao.cases.print;

import java.util.List;

/** What came out of the printer. */
public sealed interface Printed {

    int pages();

    /** Everything stands there as it was written. */
    record Whole(int pages) implements Printed {}

    /**
     * Printed, but not all of it as it was given: a person should look before it is signed.
     *
     * @param absent characters the type does not have; in their place stands 〔U+2A6B0〕, never an empty box
     * @param unreadable titles of parts that could not be taken in; a page says so in their place
     */
    record WithSubstitutes(int pages, List<Absent> absent, List<String> unreadable) implements Printed {
        public WithSubstitutes {
            absent = List.copyOf(absent);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** A character without a shape in the type. */
    record Absent(int codePoint) {

        /** As it stands on the paper. */
        public String shown() {
            return "〔U+%04X〕".formatted(codePoint);
        }
    }
}
