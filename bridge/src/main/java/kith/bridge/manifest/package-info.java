/**
 * An app's manifest: the W3C Web Application Manifest (https://www.w3.org/TR/appmanifest/) with
 * Kith's own members under {@code "kith"}. Read once when the app starts; what comes out is checked
 * and cannot change. The same rules as a JSON Schema: docs/manifest.schema.json.
 */
@NullMarked
package kith.bridge.manifest;

import org.jspecify.annotations.NullMarked;
