package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages name every setting with its default, and none that does not exist. */
class ConfigurationDocsTests {

    private static final Pattern SETTING = Pattern.compile("`(?:--)?(rivulet\\.[a-z0-9.*-]+)[=`]");

    @Test
    void thePageListsEverySettingWithItsDefault() throws IOException {
        var listed = new TreeMap<String, String>();
        Page.of("configuration.md").rows().stream()
                .filter(cells -> cells.getFirst().startsWith("rivulet."))
                .forEach(cells -> listed.put(cells.getFirst(), cells.get(1)));

        assertThat(listed).isEqualTo(ConfigurationMetadata.ownDefaults());
    }

    @Test
    void everySettingOfTheListHasAMeaning() throws IOException {
        assertThat(Page.of("configuration.md").rows())
                .filteredOn(cells -> cells.getFirst().startsWith("rivulet."))
                .allSatisfy(cells -> assertThat(cells.get(2)).isNotEmpty());
    }

    @Test
    void noPageNamesASettingThatDoesNotExist() throws IOException {
        var known = ConfigurationMetadata.ownDefaults().keySet();
        for (var page : Page.all()) {
            assertThat(SETTING.matcher(page.text()).results().map(found -> found.group(1)))
                    .as(page.name())
                    .allSatisfy(name -> assertThat(known).anyMatch(setting -> names(name, setting)));
        }
    }

    private static boolean names(String text, String setting) {
        return text.endsWith(".*") ? setting.startsWith(text.substring(0, text.length() - 1)) : setting.equals(text);
    }
}
