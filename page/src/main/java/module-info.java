/** JavaScript modules served to the page, as resources. */
module kith.page {
    requires static org.jspecify;

    exports kith.page;
}
