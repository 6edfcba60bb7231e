package io.rivulet.admin;

import io.rivulet.account.Accounts;
import io.rivulet.account.role.Role;
import io.rivulet.platform.web.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The command `appoint-admin <name>`, which makes an administrator of an account that there is: by whoever may start
 * programs where the data lies, and so by nobody over the network. It serves nobody meanwhile, and ends.
 */
@Component
public class AppointAdmin implements ApplicationRunner, ExitCodeGenerator {

    private static final String COMMAND = "appoint-admin";
    private static final String REASON = "appointed by the operator with the command " + COMMAND;
    private static final int SECONDS_AT_MOST = 60;

    private final Administration administration;
    private final Accounts accounts;
    private volatile int exitCode;

    AppointAdmin(Administration administration, Accounts accounts) {
        this.administration = administration;
        this.accounts = accounts;
    }

    /** Whether the server was started for this alone. */
    public static boolean isMeant(String... arguments) {
        return words(arguments).findFirst().filter(COMMAND::equals).isPresent();
    }

    /** The arguments with those that keep the server from serving. */
    public static String[] quietly(String... arguments) {
        var quiet = Stream.of(
                "--spring.main.web-application-type=none",
                "--rivulet.demo=false",
                "--rivulet.embedded.patience=2s",
                "--logging.level.root=warn");
        return Stream.concat(Arrays.stream(arguments), quiet).toArray(String[]::new);
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        if (isMeant(arguments.getSourceArgs())) {
            run(arguments.getNonOptionArgs());
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    /** On the main thread, which has nothing else to do and ends the program afterwards. */
    private void run(List<String> words) throws InterruptedException {
        try {
            System.out.println(appoint(words).toFuture().get(SECONDS_AT_MOST, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException failure) {
            exitCode = 1;
            System.err.println(sentence(failure));
        }
    }

    private Mono<String> appoint(List<String> words) {
        if (words.size() != 2) {
            return Mono.just("Name the account that is to be an administrator: " + COMMAND + " <name>")
                    .doOnNext(usage -> exitCode = 1);
        }
        return accounts.requireByName(words.getLast())
                .flatMap(id -> administration.appoint(new Deed(null, Act.CHANGE_ROLE, id, REASON), Role.ADMIN))
                .map(changed -> "`" + words.getLast() + "` is an administrator"
                        + (changed ? " from now on." : " already: nothing was changed."));
    }

    private static String sentence(Exception failure) {
        return failure.getCause() instanceof ApiException refusal
                ? refusal.detail() + " Register it first, and give its name as it was registered."
                : "The account cannot be appointed now: " + failure;
    }

    private static Stream<String> words(String... arguments) {
        return Arrays.stream(arguments).filter(argument -> !argument.startsWith("--"));
    }
}
