// Reads GitHub-flavoured Markdown as GitHub does, and says what is in it.
//
// Input: a text. Output: JSON, { links, images, html, code, tables }, where a table
// is the number of cells in each of its rows.
import { readFileSync } from "node:fs";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

const found = { links: [], images: [], html: [], code: [], tables: [] };

function walk(node) {
  if (node.type === "link" || node.type === "definition") found.links.push(node.url);
  if (node.type.startsWith("image")) found.images.push(node.url ?? "");
  if (node.type === "html") found.html.push(node.value);
  if (node.type === "code" || node.type === "inlineCode") found.code.push(node.value);
  if (node.type === "table") found.tables.push(node.children.map((row) => row.children.length));
  for (const child of node.children ?? []) walk(child);
}

walk(
  fromMarkdown(readFileSync(0, "utf8"), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  }),
);
process.stdout.write(JSON.stringify(found));
