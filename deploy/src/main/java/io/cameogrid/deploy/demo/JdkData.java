package io.cameogrid.deploy.demo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Every public class of the JDK that runs this, read from its own modules. */
public final class JdkData implements DemoData {
    private final JsonMapper json = new JsonMapper();
    private final List<Path> classes = publicClasses();

    @Override
    public String index() {
        return "jdk";
    }

    @Override
    public String title() {
        return "public classes of Java " + Runtime.version().feature();
    }

    @Override
    public long count() {
        return classes.size();
    }

    @Override
    public InputStream open() {
        Iterator<byte[]> lines = classes.stream().map(this::line).iterator();
        return new LinesInputStream(lines);
    }

    private static List<Path> publicClasses() {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        try (Stream<Path> files = Files.walk(modules)) {
            List<Path> found = new ArrayList<>();
            files.filter(JdkData::isClassFile).filter(JdkData::isPublic).forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Classes without a name of their own, such as {@code Map$1}, and descriptors of modules are left out. */
    private static boolean isClassFile(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        return name.endsWith(".class") && !name.equals("module-info.class") && !name.matches(".*\\$[0-9].*");
    }

    private static boolean isPublic(Path file) {
        return (read(file).getAccess() & Opcodes.ACC_PUBLIC) != 0;
    }

    private static ClassReader read(Path file) {
        try {
            return new ClassReader(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] line(Path file) {
        ClassDocument document = ClassDocument.of(file.getName(1).toString(), read(file));
        ByteArrayOutputStream line = new ByteArrayOutputStream(2000);
        try (JsonGenerator out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("id", document.id());
            out.writeObjectFieldStart("doc");
            write(document, out);
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static void write(ClassDocument document, JsonGenerator out) throws IOException {
        out.writeStringField("module", document.module());
        out.writeStringField("package", document.packageName());
        out.writeStringField("name", document.name());
        out.writeStringField("kind", document.kind());
        writeTexts("modifiers", document.modifiers(), out);
        if (document.superclass().isPresent()) {
            out.writeStringField("superclass", document.superclass().get());
        }
        writeTexts("interfaces", document.interfaces(), out);
        out.writeArrayFieldStart("methods");
        for (ClassDocument.Method method : document.methods()) {
            out.writeStartObject();
            out.writeStringField("name", method.name());
            writeTexts("parameters", method.parameters(), out);
            out.writeStringField("returns", method.returns());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("method_count", document.methods().size());
        out.writeNumberField("field_count", document.fieldCount());
    }

    private static void writeTexts(String name, List<String> texts, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    @Override
    public List<DemoSearch> searches() {
        return List.of(
                DemoSearch.atLeast(
                        3,
                        "Which classes have a method of this name?",
                        "methods.name:computeIfAbsent return name, package",
                        "java.util.Map"),
                DemoSearch.atLeast(
                        5,
                        "What implements a map, outside of java.util?",
                        "interfaces:java.util.Map NOT package:java.util return name, interfaces"),
                DemoSearch.atLeast(
                        10,
                        "The largest enums of the base module",
                        "kind:enum module:java.base sort method_count:desc return name, package, method_count"),
                DemoSearch.atLeast(
                        3, "The beginning of a name", "name:ConcurrentSk* OR name:CompletableFut* return name, kind"),
                DemoSearch.atLeast(
                        1,
                        "Nested objects: who takes a Duration and answers with a boolean?",
                        "methods.parameters:java.time.Duration AND methods.returns:boolean return name, package",
                        "java.time.Duration"),
                DemoSearch.atLeast(
                        10,
                        "Small things: records and annotations with hardly a method",
                        "kind: IN [record annotation] method_count:[0 TO 1] return name, kind, module"));
    }
}
