package kith.checks;

import java.nio.file.Path;
import java.util.List;

/** The rules of {@link TidyTest}, each with a file that breaks it and one that just keeps it. */
final class TidyRules {

    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            "a file of code has at most 600 lines",
                            TextShape::fileSize,
                            java("// line\n".repeat(601)),
                            java("// line\n".repeat(600))),
                    new Rule(
                            "no trailing space, tab or carriage return; a line end at the end",
                            TextShape::whiteSpace,
                            java("class A {} \n"),
                            java("class A {}\n")),
                    new Rule(
                            "one word per thing",
                            TextShape::words,
                            file("docs/A.md", "Hosts on the white" + "list.\n"),
                            file("docs/A.md", "Hosts on the allow list.\n")),
                    new Rule(
                            "a class in JavaScript is named after a thing",
                            TextShape::scriptNames,
                            file("page/a.js", "export class FileManager {}\n"),
                            file("page/a.js", "export class Files {}\n")),
                    new Rule(
                            "a lock file names no registry",
                            TextShape::lockFiles,
                            file("page/package-lock.json", "{\"resolved\": \"https://a/b.tgz\"}\n"),
                            file("page/package-lock.json", "{\"integrity\": \"sha512-\"}\n")),
                    new Rule(
                            "a method has at most 70 lines",
                            JavaShape::methodSizes,
                            java(method(69)),
                            java(method(68))),
                    new Rule(
                            "a method has at most five parameters",
                            JavaShape::parameters,
                            java("class A { void a(int b, int c, int d, int e, int f, int g) {} }"),
                            java("class A { void a(int b, int c, int d, int e, int f) {} }")),
                    new Rule(
                            "a type is named after a thing",
                            JavaShape::typeNames,
                            java("class A { interface IPeer {} }"),
                            java("class A { interface Identity {} }")),
                    new Rule(
                            "no get and set in our own Java",
                            JavaShape::accessorNames,
                            java("class A { int getSize() { return 0; } }"),
                            java("class A { @Override public int getSize() { return 0; } }")),
                    new Rule(
                            "a test is named by a sentence",
                            JavaShape::testNames,
                            file("a/src/test/java/A.java", "class A { @Test void testOpen() {} }"),
                            file(
                                    "a/src/test/java/A.java",
                                    "class A { @Test void opensOnce() {} }")),
                    new Rule(
                            "a public type has a doc comment",
                            JavaShape::docComments,
                            java("/** A. */ public class A { public record B() {} }"),
                            java("/** A. */ public class A { record B() {} }")));

    private TidyRules() {}

    private static String method(int linesOfBody) {
        return "class A {\nvoid a() {\n" + "int b;\n".repeat(linesOfBody) + "}\n}\n";
    }

    private static Source java(String text) {
        return file("a/src/main/java/A.java", text);
    }

    private static Source file(String path, String text) {
        return new Source(Path.of(path), text);
    }
}
