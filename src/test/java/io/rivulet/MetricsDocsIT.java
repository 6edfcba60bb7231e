package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.douyin.DouyinClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page and the dashboard speak of meters that there are, and the page of all of the server's own. */
@RunningServer
class MetricsDocsIT {

    private static final Path DASHBOARD = Path.of("src", "main", "docker", "grafana", "rivulet.json");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:rivulet|r2dbc|jvm|process|system|application)_[a-z0-9_]+");

    /** What a fresh server has had no reason for: the first pause comes when the heap is full. */
    private static final Set<String> NOT_YET = Set.of("jvm_gc_pause_seconds");

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    private Scrape scrape;

    @BeforeEach
    void use() throws Exception {
        var client = new DouyinClient(port);
        client.feed("?token=" + client.register().token()).assertSuccess();
        scrape = Scrape.of(managementPort);
    }

    @Test
    void everyMetricOfThePageIsThere() throws IOException {
        var names = documented().stream().map(List::getFirst).filter(name -> !NOT_YET.contains(name));

        assertThat(scrape.families()).containsAll(names.toList());
    }

    @Test
    void everyMetricOfThePageHasAUnitAndAMeaning() throws IOException {
        assertThat(documented()).isNotEmpty().allSatisfy(cells -> {
            assertThat(cells.get(1)).isNotEmpty();
            assertThat(cells.get(2)).isNotEmpty();
        });
    }

    @Test
    void everyMeterOfTheServersOwnIsOnThePage() throws IOException {
        var names = documented().stream().map(List::getFirst).collect(Collectors.toSet());

        assertThat(scrape.families())
                .filteredOn(name -> name.startsWith("rivulet_"))
                .isSubsetOf(names);
    }

    @Test
    void theDashboardAsksForWhatIsThere() throws IOException {
        var there = new HashSet<>(scrape.series());
        there.addAll(NOT_YET);

        assertThat(asked())
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(there).anyMatch(series -> name.equals(series) || isPartOf(name, series)));
    }

    private static List<List<String>> documented() throws IOException {
        return Page.of("operations.md").rows().stream()
                .filter(cells -> METRIC.matcher(cells.getFirst()).matches())
                .toList();
    }

    private static Set<String> asked() throws IOException {
        return METRIC.matcher(Files.readString(DASHBOARD))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    /** Of those that are not there yet only the family is known. */
    private static boolean isPartOf(String name, String family) {
        return NOT_YET.contains(family)
                && Stream.of("_sum", "_count", "_max").anyMatch(part -> name.equals(family + part));
    }
}
