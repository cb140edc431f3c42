package kith.bridge;

import java.util.List;
import kith.bridge.codec.WireReader;

/**
 * Decodes, calls and encodes the routes of one namespace. The only subclasses are the generated
 * ones.
 */
public abstract class Dispatch {
    protected Dispatch() {}

    /** A digest of the names and types of all routes of the compilation that made this class. */
    public abstract long table();

    /** The routes of this namespace. */
    public abstract List<RouteInfo> routes();

    /**
     * Runs one call: reads its arguments, calls the method, writes the answer or arranges for it.
     *
     * @param id the route's number, one of {@link #routes()}
     * @throws Exception whatever the method threw
     */
    protected abstract void call(int id, Call call, WireReader args) throws Exception;
}
