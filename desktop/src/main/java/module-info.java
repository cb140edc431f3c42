/** The launcher of an app: windows and WebViews, one package per engine. */
module kith.desktop {
    requires com.fasterxml.jackson.core;
    requires kith.bridge;
    requires kith.page;
    requires kith.system;
    requires static org.jspecify;

    exports kith.desktop;
    exports kith.desktop.engine;
    exports kith.desktop.sheet;
    exports kith.desktop.timing;
}
