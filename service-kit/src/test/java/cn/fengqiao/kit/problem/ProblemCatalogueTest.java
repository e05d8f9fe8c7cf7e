package cn.fengqiao.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} says what the enum says. Write it anew with {@code -Dproblems.write=true}. */
class ProblemCatalogueTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "problems.md");

    private static final String HEAD = """
            # Problems 问题类型

            Every refusal is `application/problem+json` (RFC 9457). Programs switch on `type`, which is stable; `title` and
            `detail` are for people, Chinese unless `Accept-Language` prefers English. `status` may be shared by several
            types. Members named below stand beside the standard ones; `field` is a path such as `parties[1].phone`, the
            name of a header, or the name of a parameter.

            The order is the order of precedence: when several apply, the uppermost is answered.

            This page is generated from `ProblemType` and compared by a test.

            | # | type `urn:fengqiao:problem:` | status | 标题 | title | meaning and members |
            |---|---|---|---|---|---|
            """;

    @Test
    void the_document_says_what_the_catalogue_says() throws IOException {
        if (Boolean.getBoolean("problems.write")) {
            Files.writeString(DOCUMENT, generated());
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(generated());
    }

    @Test
    void a_slug_names_one_problem() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::slug)).doesNotHaveDuplicates();
    }

    @Test
    void a_slug_is_the_name_in_lower_case_so_that_a_search_finds_both() {
        assertThat(ProblemType.values())
                .allSatisfy(type -> assertThat(type.slug().replace("-", ""))
                        .isEqualTo(type.name().toLowerCase(Locale.ROOT).replace("_", "")));
    }

    private static String generated() {
        return HEAD
                + Arrays.stream(ProblemType.values())
                        .map(type -> "| %d | `%s` | %d | %s | %s | %s |\n"
                                .formatted(
                                        type.ordinal() + 1,
                                        type.slug(),
                                        type.status(),
                                        type.zh(),
                                        type.en(),
                                        type.meaning()))
                        .collect(Collectors.joining());
    }
}
