package io.rivulet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.reactivestreams.Publisher;
import org.springframework.modulith.core.ApplicationModules;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@AnalyzeClasses(packages = "io.rivulet", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule nothingBlocks = noClasses()
            .should()
            .callMethodWhere(
                    publisherCall("block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream"))
            .because("an event loop thread that waits stops every request on it");

    @ArchTest
    static final ArchRule onlyWorkersSubscribe = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Worker")
            .should()
            .callMethodWhere(publisherCall("subscribe"))
            .because("a hand-made subscription loses errors, context and cancellation");

    @ArchTest
    static final ArchRule theStoreIsCalledInOneWay = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("io.rivulet.platform.s3")
            .should()
            .haveRawType(S3AsyncClient.class)
            .because("the SDK may park its caller, and S3Calls calls it where that holds nothing up");

    @ArchTest
    static final ArchRule handlersAndRepositoriesStayInside = classes()
            .that()
            .resideOutsideOfPackage("io.rivulet.platform..")
            .and()
            .haveNameMatching(".*(Handler|Repository|Routes)")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("io.rivulet.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsAreFreeOfCyclesToo =
            slices().matching("io.rivulet.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule mediaKnowsNothingOfItsInnerRooms = noClasses()
            .that()
            .resideInAPackage("io.rivulet.media")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rivulet.media.ffmpeg..", "io.rivulet.media.delivery..");

    @Test
    void modulesKeepTheirBoundaries() {
        ApplicationModules.of(RivuletApplication.class).verify();
    }

    @Test
    void testsNeverWaitForever() {
        var tests =
                new ClassFileImporter().withImportOption(new OnlyIncludeTests()).importPackages("io.rivulet");
        noClasses()
                .should()
                .callMethod("reactor.test.StepVerifier$LastStep", "verifyComplete")
                .check(tests);
    }

    @Test
    void everyTestIsRunBySomeone() {
        var tests =
                new ClassFileImporter().withImportOption(new OnlyIncludeTests()).importPackages("io.rivulet");
        classes()
                .that(haveTests())
                .should()
                .haveNameMatching(".*(Test|Tests|IT)")
                .because("surefire runs …Test and …Tests, failsafe runs …IT, and nobody runs the rest")
                .check(tests);
    }

    private static DescribedPredicate<JavaClass> haveTests() {
        return DescribedPredicate.describe(
                "have tests",
                type -> type.isTopLevelClass()
                        && type.getMembers().stream()
                                .anyMatch(member -> member.isMetaAnnotatedWith(Testable.class)
                                        || member.isAnnotatedWith(ArchTest.class)));
    }

    private static DescribedPredicate<JavaCall<?>> publisherCall(String... names) {
        var forbidden = Set.of(names);
        return DescribedPredicate.describe(
                "a publisher's " + forbidden,
                call -> forbidden.contains(call.getName())
                        && call.getTargetOwner().isAssignableTo(Publisher.class));
    }
}
