/* A classic worker has no static imports; import() works there. */
onmessage = async ({ data }) => {
  const [{ default: fs }, kith, { paths }, { run }] = await Promise.all([
    import("node:fs"),
    import("kith:fs"),
    import("kith:application"),
    import("./work.js"),
  ]);
  run(fs, paths, kith.default === fs, data);
};
