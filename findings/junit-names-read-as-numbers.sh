#!/usr/bin/env bash
# A test that loses the end of its name. In JUnit reports `name`, `classname` and `message` are text; clause 7.10, release
# 1.10 or a lot 1e3 are fair names. junit2json makes numbers of all attributes that begin like one, so that 7.10 and 7.1
# become one test, 1e3 becomes 1, and a message 0x10 becomes 0. test-results-parser, built on another XML parser, does the
# same to names. xml2js, on which junit2json is built, gives the text. Names that begin with a word come through all three.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund junit2json@4.0.0 test-results-parser@0.4.6 xml2js@0.6.2
cat >report.xml <<'REPORT'
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="clauses" tests="4" failures="1">
  <testsuite name="clauses" tests="4" failures="1">
    <testcase classname="iso" name="7.10"><failure message="0x10">text</failure></testcase>
    <testcase classname="iso" name="7.1"/>
    <testcase classname="iso" name="1e3"/>
    <testcase classname="iso" name="clause 7.10"/>
  </testsuite>
</testsuites>
REPORT
cat >show.mjs <<'SHOW'
import { readFileSync } from 'node:fs';
import { parse } from 'junit2json';
import parser from 'test-results-parser';
import { parseStringPromise } from 'xml2js';

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
const report = readFileSync('report.xml', 'utf8');
const plain = (await parseStringPromise(report)).testsuites.testsuite[0].testcase;
const [first] = (await parse(report)).testsuite;
const [second] = parser.parse({ type: 'junit', files: ['report.xml'] }).suites;
const seen = {
  xml2js: [...plain.map(({ $ }) => $.name), plain[0].failure[0].$.message],
  junit2json: [...first.testcase.map(({ name }) => name), first.testcase[0].failure[0].message],
  'test-results-parser': second.cases.map(({ name }) => name),
};
for (const [name, values] of Object.entries(seen)) console.log(`${name} ${version(name)}: ${JSON.stringify(values)}`);
const isAsSeen =
  JSON.stringify(seen) ===
  JSON.stringify({
    xml2js: ['7.10', '7.1', '1e3', 'clause 7.10', '0x10'],
    junit2json: [7.1, 7.1, 1, 'clause 7.10', 0],
    'test-results-parser': [7.1, 7.1, 1000, 'clause 7.10'],
  });
process.exit(isAsSeen ? 0 : 1);
SHOW
node show.mjs
