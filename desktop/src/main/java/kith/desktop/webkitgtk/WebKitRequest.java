package kith.desktop.webkitgtk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kith.desktop.engine.Request;
import kith.desktop.engine.Response;
import kith.desktop.webkitgtk.ffm.Glib;
import kith.desktop.webkitgtk.ffm.Native;
import kith.desktop.webkitgtk.ffm.SchemeRequest;
import org.jspecify.annotations.Nullable;

/** A request as WebKitGTK hands it over; holds one reference until it is answered. */
final class WebKitRequest implements Request {
    private final long request;
    private final WebKitWindow window;
    private final Thread home = Thread.currentThread();

    WebKitRequest(long request, WebKitWindow window) {
        this.request = request;
        this.window = window;
    }

    @Override
    public String method() {
        return SchemeRequest.method(request);
    }

    @Override
    public String uri() {
        return SchemeRequest.uri(request);
    }

    @Override
    public @Nullable String header(String name) {
        return SchemeRequest.header(request, HeaderNames.of(name));
    }

    @Override
    public String topUri() {
        return window.uri();
    }

    @Override
    public @Nullable ByteBuffer body(int bytesMax) {
        long stream = SchemeRequest.body(request);
        if (stream == Native.NULL) {
            return ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
        }
        try {
            return BodyReader.read(stream, bytesMax);
        } finally {
            Glib.unref(stream);
        }
    }

    @Override
    public void answer(Response response) {
        if (Thread.currentThread() == home) {
            send(response);
        } else {
            window.post(() -> send(response));
        }
    }

    private void send(Response response) {
        // No switch over the types: that spins a class when it first runs, before the first frame.
        Response.Body body = response.body();
        long length;
        long stream;
        if (body instanceof Response.Bytes bytes) {
            length = bytes.buffer().remaining();
            stream = Glib.stream(bytes.buffer());
        } else {
            Response.Source source = ((Response.Streamed) body).source();
            length = source.length();
            stream = Glib.stream(BodyWriter.start(source));
        }
        SchemeRequest.answer(request, response.status(), response.headers(), stream, length);
    }
}
