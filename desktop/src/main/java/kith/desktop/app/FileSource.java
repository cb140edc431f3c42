package kith.desktop.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import kith.bridge.app.AppFile;
import kith.desktop.engine.Response;

/** A whole file as the body of an answer, read while it is sent. For one thread at a time. */
final class FileSource implements Response.Source {
    private final AppFile file;
    private long position;

    FileSource(AppFile file) {
        this.file = file;
    }

    @Override
    public long length() {
        return file.size();
    }

    @Override
    public boolean read(ByteBuffer into) throws IOException {
        if (file.read(into, position) instanceof AppFile.Changed changed) {
            throw new IOException(changed.reason());
        }
        position += into.position();
        return into.position() > 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
