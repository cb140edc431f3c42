package kith.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * One dependency that must not be.
 *
 * @param from a package pattern, {@code kith.bridge..}; after a space, packages excepted from it
 * @param to package patterns, class names or calls ({@code java.lang.Thread#ofVirtual}), separated
 *     by spaces
 * @param why the reason, shown when the rule is broken
 * @param sample compilation units of which at least one breaks the rule
 */
record Forbidden(String from, String to, String why, List<String> sample) {

    ArchRule rule() {
        String[] packages = from.split(" ");
        return ArchRuleDefinition.classes()
                .that(inPackages(packages))
                .should(new NotDepend(to.split(" ")))
                .because(why)
                .allowEmptyShould(true);
    }

    @Override
    public String toString() {
        return from.replaceFirst(" ", " except ") + " -> " + to;
    }

    private static DescribedPredicate<JavaClass> inPackages(String[] fromAndExceptions) {
        return DescribedPredicate.describe(
                "reside in " + String.join(" except ", fromAndExceptions),
                type -> {
                    for (int i = 1; i < fromAndExceptions.length; i++) {
                        if (matches(fromAndExceptions[i], type)) {
                            return false;
                        }
                    }
                    return matches(fromAndExceptions[0], type);
                });
    }

    private static boolean matches(String pattern, JavaClass type) {
        return pattern.contains("..")
                ? PackageMatcher.of(pattern).matches(type.getPackageName())
                : type.getName().equals(pattern);
    }

    /** Types by any kind of use, calls by their name. */
    private static final class NotDepend extends ArchCondition<JavaClass> {

        private final List<String> types = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();

        NotDepend(String[] targets) {
            super("not depend on " + String.join(", ", targets));
            for (String target : targets) {
                (target.contains("#") ? calls : types).add(target);
            }
        }

        @Override
        public void check(JavaClass origin, ConditionEvents events) {
            origin.getDirectDependenciesFromSelf().stream()
                    .filter(use -> types.stream().anyMatch(t -> matches(t, use.getTargetClass())))
                    .forEach(use ->
                            events.add(SimpleConditionEvent.violated(use, use.getDescription())));
            origin.getAccessesFromSelf().stream()
                    .filter(access -> calls.contains(nameOf(access)))
                    .forEach(access ->
                            events.add(
                                    SimpleConditionEvent.violated(
                                            access, access.getDescription())));
        }

        private static String nameOf(JavaAccess<?> access) {
            return access.getTargetOwner().getName() + "#" + access.getTarget().getName();
        }
    }
}
