"use strict";
// Fills documents with one of the peers from npm, and says how long each took.
//
// node worker.js PEER FOLDER            answers orders on stdin, see worker.py
// node worker.js PEER FOLDER JOB OUT    one document, for the cold time

const fs = require("fs");
const path = require("path");
const readline = require("readline");

// Each gives a function of the data that resolves to the bytes of a document. A peer that can keep
// a template open does; these cannot.
const peers = {
  docxtemplater(template) {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    return async (data) => {
      const document = new Docxtemplater(new PizZip(template), {
        paragraphLoop: true,
        linebreaks: true,
      });
      document.render(data);
      return document.getZip().generate({
        type: "nodebuffer",
        compression: "DEFLATE",
        compressionOptions: { level: 6 },
      });
    };
  },
  "easy-template-x"(template) {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    return (data) => handler.process(template, data);
  },
  carbone(template, file) {
    const carbone = require("carbone");
    return (data) =>
      new Promise((resolve, reject) =>
        carbone.render(file, data, {}, (error, made) => (error ? reject(error) : resolve(made))),
      );
  },
};

const [, , peer, folder, only, output] = process.argv;
const jobs = {};

function open(name) {
  if (!jobs[name]) {
    const file = path.join(folder, name + ".docx");
    const data = JSON.parse(fs.readFileSync(path.join(folder, name + ".json"), "utf8"));
    jobs[name] = { render: peers[peer](fs.readFileSync(file), file), data };
  }
  return jobs[name];
}

async function answer(order) {
  const { render, data } = open(order.job);
  if (order.save) {
    fs.writeFileSync(order.save, await render(data));
    return {};
  }
  const ms = [];
  for (let done = 0; done < order.times; done++) {
    const start = process.hrtime.bigint();
    await render(data);
    ms.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return { ms };
}

async function main() {
  if (only) {
    await answer({ job: only, save: output });
    return;
  }
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let said;
    try {
      said = await answer(JSON.parse(line));
    } catch (error) {
      said = { error: String(error).slice(0, 300) };
    }
    process.stdout.write(JSON.stringify(said) + "\n");
  }
}

main();
