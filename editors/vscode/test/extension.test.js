// The extension with stand-ins for VS Code and its language client, and the real program.
"use strict";

const assert = require("node:assert");
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");
const { beforeEach, test } = require("node:test");

const ROOT = join(__dirname, "..");
const PLAN = join(ROOT, "..", "..", "examples", "scr-family-a-2011.yaml");
const REAL = process.env.ACTIONPLAN_PROGRAM;

// Any part of VS Code that is only passed through or extended.
const anything = () =>
  new Proxy(class {}, {
    get: (target, name) => (name in target ? target[name] : (target[name] = anything())),
    apply: () => anything(),
  });

let seen;
let settings;

function fakeCode() {
  return {
    ViewColumn: { Beside: -2 },
    commands: {
      registerCommand: (name, run) => {
        seen.commands[name] = run;
        return { dispose() {} };
      },
    },
    workspace: {
      workspaceFolders: undefined,
      getConfiguration: () => ({ get: (name, otherwise) => settings[name] ?? otherwise }),
      onDidSaveTextDocument: (run) => {
        seen.save = run;
        return { dispose() {} };
      },
      openTextDocument: async (made) => (seen.texts.push(made), made),
    },
    window: {
      activeTextEditor: { document: { uri: { scheme: "file", fsPath: PLAN } } },
      showWarningMessage: (words) => seen.warnings.push(words),
      showErrorMessage: (words) => seen.warnings.push(words),
      showInputBox: async () => "2012-03-01",
      showTextDocument: async () => undefined,
      createWebviewPanel: (id, title, where, options) => {
        seen.panel = { options, webview: { html: "" }, onDidDispose: () => undefined };
        return seen.panel;
      },
    },
  };
}

class FakeClient {
  constructor(id, name, run, options) {
    seen.clients.push({ run, options, running: false });
    this.kept = seen.clients.at(-1);
  }
  async start() {
    if (this.kept.run.command === "no-such-program") {
      throw new Error("ENOENT");
    }
    this.kept.running = true;
  }
  async stop() {
    this.kept.running = false;
  }
}

function load(file, client) {
  const before = Module._load;
  const code = client ? fakeCode() : anything();
  Module._load = function (name, ...rest) {
    if (name === "vscode") return code;
    if (client && name === "vscode-languageclient/node") return { LanguageClient: client };
    return before.call(this, name, ...rest);
  };
  try {
    delete require.cache[require.resolve(file)];
    return require(file);
  } finally {
    Module._load = before;
  }
}

async function activated() {
  const extension = load(join(ROOT, "src", "extension.js"), FakeClient);
  await extension.activate({ subscriptions: [] });
  return extension;
}

beforeEach(() => {
  seen = { commands: {}, clients: [], texts: [], warnings: [] };
  settings = REAL ? { path: REAL } : {};
});

test("it starts the language server, and stops it", async () => {
  settings = { path: "some-program", schemaHelp: true };
  const extension = await activated();

  const [client] = seen.clients;
  assert.deepStrictEqual([client.run.command, client.run.args], ["some-program", ["lsp"]]);
  assert.deepStrictEqual(client.options.initializationOptions, { schemaHelp: true });
  assert.ok(client.running);
  await extension.deactivate();
  assert.ok(!client.running);
});

test("it says how to get the program when there is none", async () => {
  settings = { path: "no-such-program" };
  await activated();
  await seen.commands["actionplan.status"]();

  assert.strictEqual(seen.warnings.length, 2);
  assert.match(seen.warnings[0], /type in a terminal: actionplan lsp/);
});

test("each command of the manifest is there, and no other", async () => {
  const { contributes } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  await activated();

  const named = contributes.commands.map((each) => each.command).sort();
  assert.deepStrictEqual(Object.keys(seen.commands).sort(), named);
});

test("the report is shown beside the plan without scripts, and again at a save", { skip: !REAL }, async () => {
  await activated();
  await seen.commands["actionplan.preview"]();

  assert.strictEqual(seen.panel.options.enableScripts, false);
  assert.match(seen.panel.webview.html, /<title>/);
  seen.panel.webview.html = "";
  await seen.save({ uri: { fsPath: "another.yaml" } });
  assert.strictEqual(seen.panel.webview.html, "");
  await seen.save({ uri: { fsPath: PLAN } });
  assert.match(seen.panel.webview.html, /<title>/);
});

test("the paper for a meeting is what the program prints", { skip: !REAL }, async () => {
  await activated();
  const here = process.cwd();
  process.chdir(join(ROOT, "..", "..", "examples"));
  await seen.commands["actionplan.agenda"]();
  await seen.commands["actionplan.status"]();
  process.chdir(here);

  assert.deepStrictEqual(seen.warnings, []);
  assert.strictEqual(seen.texts.length, 2);
  assert.match(seen.texts[0].content, /1 March 2012/);
});

test("the bundle has all it needs but VS Code itself", () => {
  const extension = load(join(ROOT, "dist", "extension.js"));

  assert.deepStrictEqual(Object.keys(extension).sort(), ["activate", "deactivate"]);
});
