import java.awt.Color;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Robot;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.dnd.DnDConstants;
import java.awt.dnd.DragSource;
import java.awt.dnd.DragSourceAdapter;
import java.awt.dnd.DragSourceDragEvent;
import java.awt.dnd.DragSourceDropEvent;
import java.awt.event.InputEvent;
import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of its own that drags with the real mouse pointer, as a file manager does. Started from this source:
 *
 * <pre>
 *   java Dragging.java files X Y FILE...      drags files out of a window of its own to a place on the screen
 *   java Dragging.java within X Y X2 Y2       drags whatever stands at the first place to the second
 * </pre>
 *
 * It ends when the button is released; the exit code is 0 if the place took what was dragged.
 */
public final class Dragging {
    /** 10 ms between two movements: toolkits need several to see a drag. */
    private static final int STEP_MS = 10;

    /** 5 s for a busy machine. */
    private static final int PATIENCE_MS = 5000;

    private static final Point OWN = new Point(1180, 860);

    private record Files(List<File> files) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.javaFileListFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) {
            return files;
        }
    }

    public static void main(String[] words) throws Throwable {
        Robot robot = new Robot();
        Point to = new Point(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        if (words[0].equals("within")) {
            Point from = to;
            to = new Point(Integer.parseInt(words[3]), Integer.parseInt(words[4]));
            press(robot, from);
            move(robot, from, to);
            hover(robot, to, new CompletableFuture<>());
            robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
            System.exit(0);
        }
        List<File> files = Arrays.stream(words).skip(3).map(File::new).toList();
        System.exit(dragFiles(robot, to, files) ? 0 : 1);
    }

    private static boolean dragFiles(Robot robot, Point to, List<File> files) throws Throwable {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        var listener =
                new DragSourceAdapter() {
                    @Override
                    public void dragOver(DragSourceDragEvent event) {
                        if (event.getDropAction() != DnDConstants.ACTION_NONE) {
                            seen.complete(true);
                        }
                    }

                    @Override
                    public void dragDropEnd(DragSourceDropEvent event) {
                        taken.complete(event.getDropSuccess());
                    }
                };
        Frame window = new Frame("files");
        window.setUndecorated(true);
        window.setBounds(OWN.x - 50, OWN.y - 50, 100, 100);
        window.setBackground(Color.ORANGE);
        DragSource.getDefaultDragSource()
                .createDefaultDragGestureRecognizer(
                        window,
                        DnDConstants.ACTION_COPY,
                        gesture -> gesture.startDrag(null, new Files(files), listener));
        window.setVisible(true);
        robot.waitForIdle();
        manageWindows();
        press(robot, OWN);
        move(robot, OWN, to);
        hover(robot, to, seen);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        return taken.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Marks all windows as managed (ICCCM 4.1.3.1), as a window manager does: to others nothing is dragged.
     */
    private static void manageWindows() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
            MemorySegment boxes = arena.allocate(64);
            long display = call(x11, "XOpenDisplay", 0);
            long root = call(x11, "XDefaultRootWindow", display);
            long atom = call(x11, "XInternAtom", display, arena.allocateFrom("WM_STATE").address(), 0);
            MemorySegment normal = arena.allocateFrom(ValueLayout.JAVA_LONG, 1, 0);
            long at = boxes.address();
            call(x11, "XQueryTree", display, root, at, at + 8, at + 16, at + 24);
            int count = boxes.get(ValueLayout.JAVA_INT, 24);
            MemorySegment windows =
                    MemorySegment.ofAddress(boxes.get(ValueLayout.JAVA_LONG, 16)).reinterpret(8L * count);
            for (int i = 0; i < count; i++) {
                long window = windows.getAtIndex(ValueLayout.JAVA_LONG, i);
                call(x11, "XChangeProperty", display, window, atom, atom, 32, 0, normal.address(), 2);
            }
            call(x11, "XCloseDisplay", display);
        }
    }

    private static long call(SymbolLookup library, String name, long... arguments) throws Throwable {
        var parameters = new ValueLayout[arguments.length];
        Arrays.fill(parameters, ValueLayout.JAVA_LONG);
        FunctionDescriptor shape = FunctionDescriptor.of(ValueLayout.JAVA_LONG, parameters);
        MethodHandle function =
                Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), shape);
        return (long) function.invokeWithArguments(Arrays.stream(arguments).boxed().toList());
    }

    private static void press(Robot robot, Point at) {
        robot.mouseMove(at.x, at.y);
        robot.delay(STEP_MS);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.delay(STEP_MS);
    }

    private static void move(Robot robot, Point from, Point to) {
        for (int i = 1; i <= 20; i++) {
            robot.mouseMove(from.x + (to.x - from.x) * i / 20, from.y + (to.y - from.y) * i / 20);
            robot.delay(STEP_MS);
        }
    }

    /** Moves to and fro until the place has said that it takes the drag, or for half a second. */
    private static void hover(Robot robot, Point at, CompletableFuture<Boolean> seen) {
        for (int i = 0; i < 50 && !seen.isDone(); i++) {
            robot.mouseMove(at.x + i % 3, at.y);
            robot.delay(STEP_MS);
        }
    }
}
