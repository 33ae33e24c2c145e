// The extension for VS Code: starts `actionplan lsp`, and shows what other commands print.
// It uses the program that is on the computer, and downloads nothing.
"use strict";

const { execFile } = require("node:child_process");
const vscode = require("vscode");
const { CloseAction, LanguageClient } = require("vscode-languageclient/node");

const MISSING =
  "The actionplan program was not found, or pygls is missing. To see which, type in a" +
  " terminal: actionplan lsp. How to install it is in the README of actionplan. If it is" +
  " installed, set actionplan.path to its complete path.";
const SETTINGS = "Open Settings";
const TWICE =
  "The YAML extension and actionplan underline some of the same mistakes. Show only what" +
  " actionplan finds in this folder? The YAML extension still explains the fields.";
const ONCE = "Only actionplan";
const BOTH = "Both";
const MOST = 32 * 1024 * 1024; // bytes that a command may print

let client;
let preview;

// The client says in the words of programmers what it could not start. Until it has
// started, that is only written in its log, and people are told MISSING.
class Client extends LanguageClient {
  error(message, data, show) {
    super.error(message, data, this.hasStarted ? show : false);
  }
}

async function activate(context) {
  const commands = {
    "actionplan.status": () => showText(["status", "--format", "markdown"]),
    "actionplan.agenda": agenda,
    "actionplan.preview": () => showPreview(context),
    "actionplan.restart": start,
  };
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, run));
  }
  context.subscriptions.push(vscode.workspace.onDidSaveTextDocument(saved));
  context.subscriptions.push(vscode.tasks.onDidEndTask(checkAgain));
  await start();
  offerOnce(context); // whoever does not answer can work all the same
}

async function deactivate() {
  await client?.stop();
}

// Start the language server, or say how to get the program.
async function start() {
  await deactivate().catch(() => undefined);
  const run = { command: program(), args: ["lsp"], options: { cwd: folder() } };
  client = new Client("actionplan", "actionplan", run, {
    documentSelector: [{ language: "yaml" }],
    // The task of `actionplan init` has this owner too, so that each problem is shown once.
    diagnosticCollectionName: "actionplan",
    initializationOptions: { schemaHelp: setting("schemaHelp", false) },
    initializationFailedHandler: () => false,
    errorHandler: {
      error: (...all) => standard.error(...all),
      // What could not be started once will not start at the fifth attempt either.
      closed: () =>
        client?.hasStarted
          ? standard.closed()
          : { action: CloseAction.DoNotRestart, handled: true },
    },
  });
  const standard = client.createDefaultErrorHandler();
  try {
    await client.start();
    client.hasStarted = true;
  } catch {
    client = undefined;
    sayMissing();
  }
}

// A task puts its problems in place of ours, and those of a task that failed are none.
function checkAgain() {
  return client?.sendNotification("workspace/didChangeWatchedFiles", { changes: [] });
}

// VS Code keeps an error with a button on the screen, and does not cut its words short.
async function sayMissing() {
  if (await vscode.window.showErrorMessage(MISSING, SETTINGS)) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "actionplan.path");
  }
}

// In a folder of plans, offer to show each mistake once. The answer is kept.
async function offerOnce(context) {
  const yaml = vscode.workspace.getConfiguration("yaml");
  const twice = vscode.extensions.getExtension("redhat.vscode-yaml") && yaml.get("validate", true);
  if (!client || !twice || context.workspaceState.get(ONCE)) {
    return;
  }
  if ((await vscode.workspace.findFiles("actionplan.toml", null, 1)).length === 0) {
    return; // people may have other YAML files here, which only that extension checks
  }
  const chosen = await vscode.window.showInformationMessage(TWICE, ONCE, BOTH);
  if (chosen) {
    await context.workspaceState.update(ONCE, true);
  }
  if (chosen === ONCE) {
    await yaml.update("validate", false, vscode.ConfigurationTarget.Workspace);
  }
}

// Ask for the date of a meeting, and show its paper.
async function agenda() {
  const date = await vscode.window.showInputBox({
    prompt: "When is the meeting?",
    placeHolder: "2026-12-05",
    validateInput: (text) =>
      /^\d{4}-\d{2}-\d{2}$/.test(text) ? undefined : "Write the date like this: 2026-12-05",
  });
  if (date) {
    await showText(["agenda", "--meeting", date, "--format", "markdown"]);
  }
}

// Show what a command prints, in an editor of its own.
async function showText(args) {
  const content = await output(args);
  if (content !== undefined) {
    const text = await vscode.workspace.openTextDocument({ language: "markdown", content });
    await vscode.window.showTextDocument(text, { preview: true });
  }
}

// Show the report on the plan that is open, next to it. It is new each time you save.
async function showPreview(context) {
  const file = vscode.window.activeTextEditor?.document;
  if (!file || file.uri.scheme !== "file") {
    vscode.window.showWarningMessage("Open a plan first, and save it.");
    return;
  }
  if (!preview) {
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    // Scripts stay off: a report has none, and a plan may come from anyone.
    const options = { enableScripts: false, localResourceRoots: [] };
    const panel = vscode.window.createWebviewPanel("actionplan", "Report", beside, options);
    preview = { panel };
    panel.onDidDispose(() => (preview = undefined), undefined, context.subscriptions);
  }
  preview.file = file.uri.fsPath;
  await renew();
}

async function saved(document) {
  if (preview && document.uri.fsPath === preview.file) {
    await renew();
  }
}

async function renew() {
  const html = await output(["render", preview.file, "--format", "html"]);
  if (preview && html !== undefined) {
    preview.panel.webview.html = html;
  }
}

// Return what a command prints. Exit code 1 means that it has something to report.
function output(args) {
  const env = { ...process.env, PYTHONUTF8: "1" }; // Windows would use another encoding
  const options = { cwd: folder(), env, maxBuffer: MOST, windowsHide: true };
  return new Promise((resolve) => {
    execFile(program(), args, options, (error, printed, said) => {
      if (!error || error.code === 1) {
        resolve(printed);
      } else {
        const words = error.code === "ENOENT" ? "" : said.trim();
        words ? vscode.window.showErrorMessage(words) : sayMissing();
        resolve(undefined);
      }
    });
  });
}

function program() {
  return setting("path", "actionplan");
}

function setting(name, otherwise) {
  return vscode.workspace.getConfiguration("actionplan").get(name, otherwise);
}

function folder() {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}

module.exports = { activate, deactivate };
