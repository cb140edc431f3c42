package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:5173",
                "http://localhost:5173/",
                "http://localhost",
                "http://127.0.0.1:8080",
                "http://127.9.9.9",
                "http://[::1]:3000",
            })
    void takesServersOnThisMachine(String address) {
        assertEquals(URI.create(address), DevelopmentServer.parse(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "http://192.168.1.5:5173",
                "http://0.0.0.0:5173",
                "http://localhost.example.org",
                "http://localhost@example.org",
                "http://me@localhost:5173",
                "http://127.0.0.1.example.org",
                "https://localhost:5173",
                "file:///etc/passwd",
                "kith://other.app",
                "javascript:alert(1)",
                "http://localhost:5173/app/",
                "http://localhost:5173?x",
                "http://localhost:5173#x",
                "localhost:5173",
                "//localhost:5173",
                "http:localhost",
                "http://",
                "http://[",
                "",
            })
    void refusesAllOthers(String address) {
        assertNull(DevelopmentServer.parse(address));
    }
}
