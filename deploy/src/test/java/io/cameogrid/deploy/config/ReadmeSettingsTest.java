package io.cameogrid.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.deploy.ProjectFiles;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeSettingsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_.]+\\.[a-z_]+)` \\| ");

    @Test
    void readmeListsEverySettingInTheOrderOfTheProgram() throws IOException {
        List<String> documented = ROW.matcher(ProjectFiles.text("README.md"))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(
                        Settings.all().stream().map(Setting::key).toList());
    }

    @Test
    void everySettingHasAVariableThatSetsIt() {
        assertThat(Settings.all())
                .allSatisfy(setting -> assertThat(Setting.keyOf(Setting.variable(setting.key())))
                        .isEqualTo(setting.key()));
    }
}
