package kith.checks;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** What Java sources look like: names, sizes, comments. Read from javac's syntax tree. */
final class JavaShape {

    /** 70: what fits on a screen; 40 is the rule, this is the stop. */
    static final int METHOD_LINES_MAX = 70;

    /** 5: more are a missing record. */
    static final int PARAMETERS_MAX = 5;

    /** Words that say nothing, and prefixes that name a construct instead of a thing. */
    private static final Pattern EMPTY_NAME =
            Pattern.compile(
                    ".*(Manager|Helper|Helpers|Util|Utils|Impl)|Abstract[A-Z].*|I[A-Z][a-z].*");

    /** Names that others gave: what apt and dnf call themselves. */
    private static final Set<String> GIVEN_NAMES = Set.of("PackageManager");

    private static final Pattern ACCESSOR = Pattern.compile("(get|set)[A-Z].*");

    /** At least two words in camel case, the first not "test". */
    private static final Pattern SENTENCE = Pattern.compile("(?!test[A-Z0-9])[a-z]+[A-Z0-9]\\w*");

    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");

    private JavaShape() {}

    static List<Finding> methodSizes(Source source) {
        return visit(
                source,
                (found, place) -> {
                    if (place.tree instanceof MethodTree m && place.lines() > METHOD_LINES_MAX) {
                        found.add(place.says(m.getName() + " has " + place.lines() + " lines"));
                    }
                });
    }

    static List<Finding> parameters(Source source) {
        if (source.isBinding()) {
            return List.of();
        }
        return visit(
                source,
                (found, place) -> {
                    if (place.tree instanceof MethodTree m
                            && m.getParameters().size() > PARAMETERS_MAX) {
                        int count = m.getParameters().size();
                        found.add(place.says(m.getName() + " has " + count + " parameters"));
                    }
                });
    }

    static List<Finding> typeNames(Source source) {
        return visit(
                source,
                (found, place) -> {
                    if (place.tree instanceof ClassTree c
                            && EMPTY_NAME.matcher(c.getSimpleName()).matches()
                            && !GIVEN_NAMES.contains(c.getSimpleName().toString())) {
                        found.add(place.says(c.getSimpleName() + " names no thing"));
                    }
                });
    }

    static List<Finding> accessorNames(Source source) {
        if (source.isBinding()) {
            return List.of();
        }
        return visit(
                source,
                (found, place) -> {
                    if (place.tree instanceof MethodTree m
                            && ACCESSOR.matcher(m.getName()).matches()
                            && !has(m.getModifiers(), Set.of("Override"))) {
                        found.add(place.says(m.getName() + ": no get and set in our own Java"));
                    }
                });
    }

    static List<Finding> testNames(Source source) {
        return visit(
                source,
                (found, place) -> {
                    if (place.tree instanceof MethodTree m
                            && has(m.getModifiers(), TESTS)
                            && !SENTENCE.matcher(m.getName()).matches()) {
                        found.add(place.says(m.getName() + " is no sentence about what happens"));
                    }
                });
    }

    /** Public types of the shipped modules, nested ones too. */
    static List<Finding> docComments(Source source) {
        if (source.isTest()) {
            return List.of();
        }
        return visit(
                source,
                (found, place) -> {
                    if (place.tree instanceof ClassTree c
                            && c.getModifiers().getFlags().contains(Modifier.PUBLIC)
                            && place.comment == null) {
                        found.add(place.says(c.getSimpleName() + " is public without a comment"));
                    }
                });
    }

    private static boolean has(ModifiersTree modifiers, Set<String> annotations) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            String name = annotation.getAnnotationType().toString();
            if (annotations.contains(name.substring(name.lastIndexOf('.') + 1))) {
                return true;
            }
        }
        return false;
    }

    /** A type or method with where it stands. */
    private record Place(Source source, Tree tree, int from, int to, String comment) {

        int lines() {
            return to - from + 1;
        }

        Finding says(String what) {
            return source.finding(from, what);
        }
    }

    @FunctionalInterface
    private interface Judge {
        void judge(List<Finding> found, Place place);
    }

    private static List<Finding> visit(Source source, Judge judge) {
        if (!source.isJava()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        Source.Parsed parsed = source.parse();
        LineMap lines = parsed.unit().getLineMap();
        SourcePositions positions = parsed.trees().getSourcePositions();
        new TreePathScanner<Void, List<Finding>>() {
            @Override
            public Void visitClass(ClassTree tree, List<Finding> found) {
                look(tree, found);
                return super.visitClass(tree, found);
            }

            @Override
            public Void visitMethod(MethodTree tree, List<Finding> found) {
                look(tree, found);
                return super.visitMethod(tree, found);
            }

            private void look(Tree tree, List<Finding> found) {
                long from = positions.getStartPosition(parsed.unit(), tree);
                long to = positions.getEndPosition(parsed.unit(), tree);
                String comment = parsed.trees().getDocComment(getCurrentPath());
                int first = (int) lines.getLineNumber(from);
                int last = to < 0 ? first : (int) lines.getLineNumber(to);
                judge.judge(found, new Place(source, tree, first, last, comment));
            }
        }.scan(parsed.unit(), found);
        return found;
    }
}
