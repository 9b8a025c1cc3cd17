// A scheduler's stand-in that brings a database to the next schema by the text that it is given, until it is
// killed. Started by test/compat/compat.test.ts. The danger: a text that ends at once is never in the middle.
import { migrations } from "../../scheduler/store/migrations/table.ts";
import { openDatabase } from "../../scheduler/store/sqlite-file.ts";

const [path = "", text = ""] = process.argv.slice(2);
const [first = ""] = migrations;
openDatabase(path, [first, text]).close();
