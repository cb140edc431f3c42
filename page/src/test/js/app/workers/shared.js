/** Tells each who connects whether it can import a module. */
globalThis.onconnect = ({ ports: [port] }) => {
  port.onmessage = () => {
    import("./identity.js").then(
      () => port.postMessage("it can"),
      (error) => port.postMessage(`${error}`),
    );
  };
};
