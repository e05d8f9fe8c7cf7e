package cn.fengqiao.kit.problem;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a text of a request body, and only a text: a number is not quietly turned into one. */
final class TextDeserializer extends StdDeserializer<String> {

    private final boolean multiLine;

    TextDeserializer(boolean multiLine) {
        super(String.class);
        this.multiLine = multiLine;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        boolean marked = property != null && property.getAnnotation(MultiLine.class) != null;
        return marked == multiLine ? this : new TextDeserializer(marked);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getString();
        OptionalInt forbidden = PlainText.firstForbidden(text, multiLine);
        if (forbidden.isPresent()) {
            throw new ControlCharacters(parser, forbidden.getAsInt());
        }
        return text;
    }
}
