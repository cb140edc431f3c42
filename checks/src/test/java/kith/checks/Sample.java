package kith.checks;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Source code that breaks a rule, compiled to show that the rule notices. */
final class Sample {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** One for all samples: it remembers what is in the JDK and the jars. */
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, null);

    private Sample() {}

    /**
     * Compiles {@code sources} against the shipped modules.
     *
     * @param sources whole compilation units; the first type in each gives its file the name
     * @param folder receives the class files
     */
    static void compile(List<String> sources, Path folder) throws IOException {
        StringWriter messages = new StringWriter();
        String classPath =
                Stream.concat(
                                Repository.classFolders().stream().map(Path::toString),
                                Stream.of(System.getProperty("java.class.path")))
                        .collect(Collectors.joining(System.getProperty("path.separator")));
        List<String> options =
                List.of("-proc:none", "-nowarn", "-cp", classPath, "-d", folder.toString());
        List<JavaFileObject> files = sources.stream().map(s -> file(firstType(s), s)).toList();
        boolean compiled = COMPILER.getTask(messages, FILES, null, options, null, files).call();
        if (!compiled) {
            throw new AssertionError("the sample does not compile: " + messages);
        }
    }

    /**
     * The source as javac wants it.
     *
     * @param name of the file, without {@code .java}
     */
    static JavaFileObject file(String name, String source) {
        return new SimpleJavaFileObject(
                URI.create("sample:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String firstType(String source) {
        return source.replaceAll("(?s).*?\\b(?:class|record|interface|enum) (\\w+).*", "$1");
    }
}
