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
    ConfigurationTarget: { Workspace: 2 },
    tasks: { onDidEndTask: (run) => ((seen.ended = run), { dispose() {} }) },
    extensions: { getExtension: () => seen.hasYaml || undefined },
    commands: {
      executeCommand: async (...all) => seen.run.push(all),
      registerCommand: (name, run) => {
        seen.commands[name] = run;
        return { dispose() {} };
      },
    },
    workspace: {
      workspaceFolders: undefined,
      getConfiguration: () => ({
        get: (name, otherwise) => settings[name] ?? otherwise,
        update: async (...all) => seen.changed.push(all),
      }),
      findFiles: async () => seen.found,
      onDidSaveTextDocument: (run) => {
        seen.save = run;
        return { dispose() {} };
      },
      openTextDocument: async (made) => (seen.texts.push(made), made),
    },
    window: {
      activeTextEditor: { document: { uri: { scheme: "file", fsPath: PLAN } } },
      showWarningMessage: (words) => seen.warnings.push(words),
      showInformationMessage: async (words, ...buttons) => (seen.offered.push(words), buttons[0]),
      showErrorMessage: async (words, ...buttons) => (seen.warnings.push(words), buttons[0]),
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
  createDefaultErrorHandler() {
    return { closed: () => "starts again" };
  }
  error(message, data, show) {
    seen.errors.push(show);
  }
  async start() {
    this.error("before it has started", undefined, "force");
    if (this.kept.run.command === "no-such-program") {
      throw new Error("ENOENT");
    }
    this.kept.running = true;
  }
  async sendNotification(method) {
    this.kept.told = method;
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
    if (client && name === "vscode-languageclient/node") return { CloseAction: {}, LanguageClient: client };
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
  const kept = new Map();
  const workspaceState = { get: (name) => kept.get(name), update: (...all) => kept.set(...all) };
  await extension.activate({ subscriptions: [], workspaceState });
  await new Promise(setImmediate); // what it does not wait for
  return extension;
}

beforeEach(() => {
  seen = { commands: {}, clients: [], texts: [], warnings: [], run: [], changed: [], errors: [] };
  Object.assign(seen, { offered: [], found: ["actionplan.toml"], hasYaml: false });
  settings = REAL ? { path: REAL } : {};
});

test("it starts the language server, and stops it", async () => {
  settings = { path: "some-program", schemaHelp: true };
  const extension = await activated();

  const [client] = seen.clients;
  assert.deepStrictEqual([client.run.command, client.run.args], ["some-program", ["lsp"]]);
  assert.deepStrictEqual(client.options.initializationOptions, { schemaHelp: true });
  assert.ok(client.running);
  assert.strictEqual(client.options.errorHandler.closed(), "starts again");
  await extension.deactivate();
  assert.ok(!client.running);
});

test("after a task, the problems of the server are shown again, and only once", async () => {
  const tasks = readFileSync(join(ROOT, "..", "..", "templates", "init", "tasks.json.j2"), "utf8");
  settings = { path: "some-program" };
  await activated();
  await seen.ended();

  const [client] = seen.clients;
  assert.strictEqual(client.told, "workspace/didChangeWatchedFiles");
  assert.ok(tasks.includes(`"owner": "${client.options.diagnosticCollectionName}"`));
});

test("it says how to get the program when there is none", async () => {
  settings = { path: "no-such-program" };
  await activated();
  await seen.commands["actionplan.status"]();

  assert.strictEqual(seen.warnings.length, 2);
  assert.match(seen.warnings[0], /type in a terminal: actionplan lsp/);
  assert.ok(seen.clients[0].options.errorHandler.closed().handled); // and no second attempt
  assert.deepStrictEqual(seen.errors, [false]); // the client's own words are not shown
  assert.deepStrictEqual(seen.run[0], ["workbench.action.openSettings", "actionplan.path"]);
});

test("each mistake is shown once beside the YAML extension, if people agree", async () => {
  settings = { path: "some-program" };
  await activated();
  seen.hasYaml = true;
  seen.found = [];
  await activated();

  assert.deepStrictEqual([seen.offered, seen.changed], [[], []]);
  seen.found = ["actionplan.toml"];
  await activated();
  assert.strictEqual(seen.offered.length, 1);
  assert.deepStrictEqual(seen.changed, [["validate", false, 2]]);
  settings.validate = false;
  await activated();
  assert.strictEqual(seen.offered.length, 1);
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
