package kith.checks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who must never use whom: the third guard after Maven's graph and module-info. */
class DependencyTest {

    private static JavaClasses shipped;

    @BeforeAll
    static void importShippedClasses() {
        shipped = new ClassFileImporter().importPaths(Repository.classFolders());
    }

    static Stream<Forbidden> table() {
        return Dependencies.TABLE.stream();
    }

    @Test
    void everyModuleIsLookedAt() throws IOException {
        for (Path folder : Repository.classFolders()) {
            try (Stream<Path> files = Files.walk(folder)) {
                assertTrue(files.anyMatch(f -> f.toString().endsWith(".class")), folder::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void whatIsForbiddenIsNotUsed(Forbidden forbidden) {
        forbidden.rule().check(shipped);
    }

    @ParameterizedTest
    @MethodSource("table")
    void useOfWhatIsForbiddenIsNoticed(Forbidden forbidden, @TempDir Path folder)
            throws IOException {
        Sample.compile(forbidden.sample(), folder);
        JavaClasses sample = new ClassFileImporter().importPath(folder);
        assertTrue(forbidden.rule().evaluate(sample).hasViolation());
    }

    @Test
    void noRouteClassCallsAnother() {
        routesApart().check(shipped);
    }

    @Test
    void aRouteClassCallingAnotherIsNoticed(@TempDir Path folder) throws IOException {
        Sample.compile(
                List.of(
                        "package kith.bridge; @Routes(\"b\") public class B {}",
                        "package kith.bridge; @Routes(\"a\") public class A { B b; }"),
                folder);
        JavaClasses sample = new ClassFileImporter().importPath(folder);
        assertTrue(routesApart().evaluate(sample).hasViolation());
    }

    @Test
    void aRouteClassAloneIsFine(@TempDir Path folder) throws IOException {
        Sample.compile(
                List.of("package kith.bridge; @Routes(\"a\") public class A { A other; }"), folder);
        JavaClasses sample = new ClassFileImporter().importPath(folder);
        assertFalse(routesApart().evaluate(sample).hasViolation());
    }

    private static ArchRule routesApart() {
        return ArchRuleDefinition.classes()
                .that(DescribedPredicate.describe("hold routes", DependencyTest::holdsRoutes))
                .should(useNoOtherRoutes())
                .because("one route calling another would pass by the permission check of either")
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> useNoOtherRoutes() {
        return new ArchCondition<>("use no other class with routes") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(use -> holdsRoutes(use.getTargetClass().getBaseComponentType()))
                        .filter(use -> !use.getTargetClass().equals(origin))
                        .forEach(use ->
                                events.add(
                                        SimpleConditionEvent.violated(use, use.getDescription())));
            }
        };
    }

    private static boolean holdsRoutes(JavaClass type) {
        return type.isAnnotatedWith("kith.bridge.Routes");
    }
}
