package cn.fengqiao.kit.problem;

import java.time.DateTimeException;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/** Reads a day or a moment of a request body as Jackson does, and refuses what is not {@link PlausibleTime}. */
final class PlausibleDeserializer<T> extends StdDeserializer<T> {

    private final Class<T> type;
    private final ValueDeserializer<T> reading;
    private final UnaryOperator<T> plausible;

    PlausibleDeserializer(Class<T> type, ValueDeserializer<T> reading, UnaryOperator<T> plausible) {
        super(type);
        this.type = type;
        this.reading = reading;
        this.plausible = plausible;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        T read = reading.deserialize(parser, context);
        try {
            return plausible.apply(read);
        } catch (DateTimeException impossible) {
            throw InvalidFormatException.from(parser, "not a time of ours", read, type);
        }
    }
}
