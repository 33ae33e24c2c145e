// Drive `actionplan lsp` with the client library of VS Code, which shares no code with it.
//
// Usage: node drive.js COMMAND... < texts
// Reads one JSON document, a list of texts: {uri, text}. Prints one JSON document: for each
// address the problems that were sent, and the text after "fix all" as VS Code applies it.

"use strict";

const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const lsp = require("vscode-languageserver-protocol/node");
const { TextDocument } = require("vscode-languageserver-textdocument");

const texts = JSON.parse(readFileSync(0, "utf8"));
const [command, ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
const connection = lsp.createProtocolConnection(
  new lsp.StreamMessageReader(server.stdout),
  new lsp.StreamMessageWriter(server.stdin),
);
const waiting = new Map();

async function about({ uri, text }) {
  const sent = new Promise((take) => waiting.set(uri, take));
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument });
  const problems = await sent;
  const document = TextDocument.create(uri, "yaml", 1, text);
  const range = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
  const context = { diagnostics: problems, only: [lsp.CodeActionKind.SourceFixAll] };
  const asked = { textDocument: { uri }, range, context };
  const actions = await connection.sendRequest(lsp.CodeActionRequest.type, asked);
  const edits = actions.flatMap((each) => each.edit.changes[uri]);
  waiting.delete(uri);
  await connection.sendNotification(lsp.DidCloseTextDocumentNotification.type, asked);
  return {
    problems: problems.map((each) => [
      each.code,
      each.range.start.line + 1,
      document.getText(each.range),
      each.message,
    ]),
    fixed: TextDocument.applyEdits(document, edits),
  };
}

async function main() {
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) =>
    waiting.get(params.uri)?.(params.diagnostics),
  );
  connection.listen();
  await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  await connection.sendNotification(lsp.InitializedNotification.type, {});
  const said = {};
  for (const each of texts) {
    said[each.uri] = await about(each);
  }
  await connection.sendRequest(lsp.ShutdownRequest.type);
  const ended = new Promise((take) => server.on("exit", take));
  await connection.sendNotification(lsp.ExitNotification.type);
  process.stdout.write(JSON.stringify({ said, code: await ended }));
}

main();
