package cn.fengqiao.kit.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A text of a request body contains a character that no text may contain; Jackson adds the path to it. */
final class ControlCharacters extends MismatchedInputException {
    private static final long serialVersionUID = 1;

    private final int index;

    ControlCharacters(JsonParser parser, int index) {
        super(parser, "forbidden character at index " + index, String.class);
        this.index = index;
    }

    /** Where in the text, counted from 0 in UTF-16 units. */
    int index() {
        return index;
    }
}
