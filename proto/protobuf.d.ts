// The types that reeve.d.ts uses, as protobuf.js passes them on.
export * from "protobufjs/minimal.js";
