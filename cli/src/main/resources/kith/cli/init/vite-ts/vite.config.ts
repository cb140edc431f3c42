import { readdirSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

const tests = readdirSync("tests").map((name) => `tests/${name}`);

/** Modules that kith gives to the page; Vite leaves their names as they are. */
const given = /^(node|kith|socket):/;

function modulesOfKith(): Plugin {
  return {
    name: "modules-of-kith",
    enforce: "pre",
    resolveId: (id) => (given.test(id) ? { id, external: true } : null),
    configureServer(server) {
      // The development server asks itself for every import: it hands these on.
      server.middlewares.use("/@id/", (request, response, next) => {
        const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
        if (!given.test(name)) return next();
        response.setHeader("Content-Type", "text/javascript");
        response.end(`export * from "${name}";\nexport { default } from "${name}";\n`);
      });
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [modulesOfKith()],
  server: { host: "localhost", port: 5173, strictPort: true, preTransformRequests: false },
  build: {
    target: "esnext",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: mode === "test" ? ["index.html", ...tests] : "index.html",
      output: {
        // Tests keep their names: `kith test` looks for *.test.js.
        entryFileNames: ({ name }) =>
          name.endsWith(".test") ? "tests/[name].js" : "assets/[name]-[hash].js",
      },
    },
  },
}));
