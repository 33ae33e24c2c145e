// What an editor says of plans: yaml-language-server, asked as VS Code asks it.
//
// Usage: node validate.js SCHEMA < list of files, one a line
// Prints one JSON document: for each file the messages shown in the editor.

"use strict";

const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");

const SERVER = require.resolve("yaml-language-server/bin/yaml-language-server");
const PATIENCE = 120_000;

const schema = process.argv[2];
const files = readFileSync(0, "utf8").split("\n").filter(Boolean);

// As the settings that actionplan writes for VS Code; and nothing is fetched.
const settings = {
  yaml: {
    schemas: { [pathToFileURL(schema).href]: "*.yaml" },
    schemaStore: { enable: false },
    validate: true,
    hover: false,
    completion: false,
  },
};

const server = spawn(process.execPath, [SERVER, "--stdio"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const waiting = new Map(files.map((file) => [pathToFileURL(file).href, file]));
const said = {};
let unread = Buffer.alloc(0);

function send(message) {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  const head = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  server.stdin.write(head + body);
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

function answer(message) {
  if (message.method === "workspace/configuration") {
    const result = message.params.items.map((item) => settings[item.section] ?? {});
    send({ id: message.id, result });
  } else if (message.method === "textDocument/publishDiagnostics") {
    note(message.params);
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (message.id === 1) {
    begin();
  }
}

function begin() {
  send({ method: "initialized", params: {} });
  send({ method: "workspace/didChangeConfiguration", params: { settings } });
  // The server has taken the settings in once it has answered what follows them.
  setTimeout(open, 500);
}

function open() {
  for (const [uri, file] of waiting) {
    const text = readFileSync(file, "utf8");
    const textDocument = { uri, languageId: "yaml", version: 1, text };
    send({ method: "textDocument/didOpen", params: { textDocument } });
  }
}

function note({ uri, diagnostics }) {
  if (!waiting.has(uri)) return;
  said[waiting.get(uri)] = diagnostics.map(
    ({ range, message }) => `${range.start.line + 1}: ${message}`,
  );
  waiting.delete(uri);
  if (waiting.size === 0) leave(0);
}

function leave(code) {
  process.stdout.write(JSON.stringify(said), () => {
    server.kill();
    process.exit(code);
  });
}

setTimeout(() => leave(1), PATIENCE).unref();
server.stdout.on("data", receive);
server.on("exit", () => process.exit(2));
send({
  id: 1,
  method: "initialize",
  params: {
    processId: process.pid,
    rootUri: null,
    capabilities: { workspace: { configuration: true } },
  },
});
