// What an editor says of plans: yaml-language-server, asked as VS Code asks it.
//
// Usage: node ask.js SCHEMA < texts
// Reads one JSON document, a list of texts: {name, text, hover, complete}. The name is a
// path. The last two are lists of [line, character], counted from 0. Prints one JSON
// document: for each name the problems that are underlined, what is shown at each place,
// and what is offered there. One server answers for all, because it takes a second to start.

"use strict";

const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");

const SERVER = require.resolve("yaml-language-server/bin/yaml-language-server");
const PATIENCE = 120_000;

const schema = process.argv[2];
const texts = JSON.parse(readFileSync(0, "utf8"));

// As the settings that actionplan writes for VS Code; and nothing is fetched.
const settings = {
  yaml: {
    schemas: { [pathToFileURL(schema).href]: "*.yaml" },
    schemaStore: { enable: false },
    validate: true,
    hover: true,
    completion: true,
  },
};

const server = spawn(process.execPath, [SERVER, "--stdio"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const asked = new Map(); // numbers of requests, and what takes each answer
const judged = new Map(); // addresses, and what takes the problems of each
let unread = Buffer.alloc(0);
let last = 0;

function send(message) {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  const head = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  server.stdin.write(head + body);
}

function ask(method, params) {
  last += 1;
  send({ id: last, method, params });
  return new Promise((take) => asked.set(last, take));
}

function receive(chunk) {
  unread = Buffer.concat([unread, chunk]);
  for (;;) {
    const head = unread.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Length: (\d+)/.exec(unread.subarray(0, head))[1]);
    const end = head + 4 + length;
    if (unread.length < end) return;
    const message = JSON.parse(unread.subarray(head + 4, end));
    unread = unread.subarray(end);
    answer(message);
  }
}

function answer({ method, id, params, result }) {
  if (method === "workspace/configuration") {
    send({ id, result: params.items.map((item) => settings[item.section] ?? {}) });
  } else if (method === "textDocument/publishDiagnostics") {
    judged.get(params.uri)?.(params.diagnostics);
  } else if (method && id !== undefined) {
    send({ id, result: null });
  } else if (id !== undefined) {
    asked.get(id)?.(result);
  }
}

async function about({ name, text, hover = [], complete = [] }) {
  const uri = pathToFileURL(name).href;
  const problems = new Promise((take) => judged.set(uri, take));
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  send({ method: "textDocument/didOpen", params: { textDocument } });
  const at = ([line, character]) => ({ textDocument, position: { line, character } });
  const shown = hover.map((place) => ask("textDocument/hover", at(place)));
  const offered = complete.map((place) => ask("textDocument/completion", at(place)));
  return {
    problems: (await problems).map((each) => ({
      line: each.range.start.line + 1,
      message: each.message,
    })),
    shown: (await Promise.all(shown)).map((each) => each?.contents.value ?? ""),
    offered: (await Promise.all(offered)).map((each) => each?.items ?? []),
  };
}

async function main() {
  await ask("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    },
  });
  send({ method: "initialized", params: {} });
  send({ method: "workspace/didChangeConfiguration", params: { settings } });
  // The server has taken the settings in once it has answered what follows them.
  await new Promise((go) => setTimeout(go, 500));
  const said = await Promise.all(texts.map(async (each) => [each.name, await about(each)]));
  process.stdout.write(JSON.stringify(Object.fromEntries(said)), () => leave(0));
}

function leave(code) {
  server.kill();
  process.exit(code);
}

setTimeout(() => leave(1), PATIENCE).unref();
server.stdout.on("data", receive);
server.on("exit", () => process.exit(2));
main();
