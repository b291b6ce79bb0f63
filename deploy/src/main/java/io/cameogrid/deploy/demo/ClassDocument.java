package io.cameogrid.deploy.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A class file as a document: what it is, what it extends, and its public and protected methods. */
record ClassDocument(
        String module,
        String packageName,
        String name,
        String kind,
        List<String> modifiers,
        Optional<String> superclass,
        List<String> interfaces,
        List<Method> methods,
        int fieldCount) {

    /** A method that others can call. */
    record Method(String name, List<String> parameters, String returns) {}

    /** The document of a class file. */
    static ClassDocument of(String module, ClassReader classFile) {
        Members members = new Members();
        classFile.accept(members, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        String binaryName = classFile.getClassName();
        int slash = binaryName.lastIndexOf('/');
        return new ClassDocument(
                module,
                binaryName.substring(0, Math.max(0, slash)).replace('/', '.'),
                binaryName.substring(slash + 1).replace('$', '.'),
                kind(classFile),
                modifiers(classFile.getAccess()),
                Optional.ofNullable(classFile.getSuperName()).map(ClassDocument::readable),
                List.of(classFile.getInterfaces()).stream()
                        .map(ClassDocument::readable)
                        .toList(),
                List.copyOf(members.methods),
                members.fields);
    }

    /** The name by which a program imports it; unique within a JDK. */
    String id() {
        return packageName + "." + name;
    }

    private static String kind(ClassReader classFile) {
        int access = classFile.getAccess();
        if ((access & Opcodes.ACC_ANNOTATION) != 0) {
            return "annotation";
        }
        if ((access & Opcodes.ACC_INTERFACE) != 0) {
            return "interface";
        }
        if ((access & Opcodes.ACC_ENUM) != 0) {
            return "enum";
        }
        return "java/lang/Record".equals(classFile.getSuperName()) ? "record" : "class";
    }

    private static List<String> modifiers(int access) {
        List<String> modifiers = new ArrayList<>(List.of("public"));
        boolean isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        if ((access & Opcodes.ACC_ABSTRACT) != 0 && !isInterface) {
            modifiers.add("abstract");
        }
        if ((access & Opcodes.ACC_FINAL) != 0) {
            modifiers.add("final");
        }
        return modifiers;
    }

    private static String readable(String internalName) {
        return internalName.replace('/', '.').replace('$', '.');
    }

    /** Collects what others can use of a class. */
    private static final class Members extends ClassVisitor {
        private static final int USABLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

        private final List<Method> methods = new ArrayList<>();
        private int fields;

        private Members() {
            super(Opcodes.ASM9);
        }

        @Override
        @SuppressWarnings("NullAway") // null is how a visitor says that it does not look inside
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean usable = (access & USABLE) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0;
            if (usable && !"<clinit>".equals(name)) {
                methods.add(method(name, descriptor));
            }
            return null;
        }

        private static Method method(String name, String descriptor) {
            List<String> parameters = new ArrayList<>();
            for (Type parameter : Type.getArgumentTypes(descriptor)) {
                parameters.add(readable(parameter.getClassName()));
            }
            String returns = readable(Type.getReturnType(descriptor).getClassName());
            return new Method("<init>".equals(name) ? "new" : name, parameters, returns);
        }

        @Override
        @SuppressWarnings("NullAway") // as above
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            fields += (access & USABLE) != 0 ? 1 : 0;
            return null;
        }
    }
}
