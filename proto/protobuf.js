// protobufjs as every program of ours has it: 64-bit integers are JavaScript numbers, never Long objects. Imported by gen/reeve.js
// alone, which `npm run proto` generates with `--dependency ../protobuf.js`; this file is written by hand.
// The danger: "--force-number" changes the types alone. If `long` can be loaded (grpc-js brings it), an absent field would
// otherwise read as an object that is equal to no 0. Numbers are exact to 2^53; a strict decode refuses the rest.
import $protobuf from "protobufjs/minimal.js";

$protobuf.util.Long = null;
$protobuf.configure();

export default $protobuf;
