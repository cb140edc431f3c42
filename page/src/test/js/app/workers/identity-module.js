import { answer } from "./identity.js";

globalThis.onmessage = ({ data }) => answer(globalThis, data);
