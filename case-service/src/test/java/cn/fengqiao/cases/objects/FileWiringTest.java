package cn.fengqiao.cases.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.cases.secret.DataKey;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

/** With the application.yml that is delivered. */
class FileWiringTest {

    @TempDir
    Path folder;

    private final ApplicationContextRunner place = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withBean(DataKey.class, () -> TestKey.KEY)
            .withBean(InstantSource.class, InstantSource::system)
            .withUserConfiguration(FileWiring.class);

    @Test
    void a_place_that_names_a_folder_keeps_files_there() {
        place.withPropertyValues("fengqiao.case.files.directory=" + folder).run(context -> {
            assertThat(context.getBean(ObjectStore.class)).isInstanceOf(DirectoryStore.class);
            assertThat(context.getBean(IncomingFiles.class)).isNotNull();
            assertThat(context.getBean(FileSettings.class).most()).isEqualTo(DataSize.ofMegabytes(25));
        });
    }

    @Test
    void a_place_that_names_none_starts_and_says_what_is_missing_when_it_is_needed() {
        place.run(context -> {
            assertThat(context).hasNotFailed();
            assertThatThrownBy(() -> context.getBean(ObjectStore.class))
                    .rootCause()
                    .hasMessageContaining("FENGQIAO_FILES");
        });
    }

    @Test
    void a_place_with_a_store_of_its_own_uses_that() {
        place.withPropertyValues(
                        "fengqiao.case.files.store=s3",
                        "fengqiao.case.files.directory=" + folder,
                        "fengqiao.case.files.s3.endpoint=http://127.0.0.1:1",
                        "fengqiao.case.files.s3.access-key=a",
                        "fengqiao.case.files.s3.secret-key=b")
                .run(context -> assertThat(context.getBean(ObjectStore.class)).isInstanceOf(S3Store.class));
    }

    @Test
    void the_demo_has_its_files_below_its_data() {
        place.withPropertyValues("spring.profiles.active=embedded")
                .run(context ->
                        assertThat(context.getBean(FileSettings.class).folder()).isEqualTo(Path.of("files")));
    }
}
