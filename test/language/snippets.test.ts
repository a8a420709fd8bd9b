import { expect, test } from 'vitest';
import { itemSnippet, knownDay, markdownSnippet, yamlSnippet } from '../../server/src/language/snippets.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { readMarkdown } from '../../server/src/text/markdown.ts';
import { readYaml } from '../../server/src/text/yaml.ts';

const catalogue = shippedCatalogue();
const day = knownDay('2026-02-01', ['iso-9001:2015']);
const schemas = catalogue.types().map((type) => catalogue.get(type)!);

test.each(schemas)('the snippet of $type is a valid record of that type', (schema) => {
  const { plain } = yamlSnippet(catalogue, schema, day);
  const stream = readYaml(plain);
  expect(stream.faults, plain).toEqual([]);
  const data = stream.documents[0]!.data as JsonObject;
  expect(data['type']).toBe(schema.type);
  expect(schema.validate(data), plain).toEqual([]);
});

test.each(schemas)('the Markdown snippet of $type has the same front matter', (schema) => {
  const { plain } = markdownSnippet(catalogue, schema, day);
  const markdown = readMarkdown(plain);
  const yaml = readYaml(yamlSnippet(catalogue, schema, day).plain);
  expect(markdown.frontMatter?.yaml.documents[0]?.data).toEqual(yaml.documents[0]!.data);
  expect(markdown.body().headings.map(({ text }) => text)).toEqual([schema.title]);
});

test.each(schemas.filter(({ type }) => type !== 'register'))(
  'the snippet of $type as an entry of a register is valid',
  (schema) => {
    const { plain } = itemSnippet(catalogue, schema, day, 4);
    const text = `id: REG-1\ntype: register\nof: ${schema.type}\nitems:\n  - ${plain}\n`;
    const stream = readYaml(text);
    expect(stream.faults, text).toEqual([]);
    const items = (stream.documents[0]!.data as JsonObject)['items'] as JsonObject[];
    expect(items).toHaveLength(1);
    expect(schema.validate({ type: schema.type, ...items[0]! }), text).toEqual([]);
  },
);

test('what must be chosen is a choice, drafts first', () => {
  const { snippet } = yamlSnippet(catalogue, catalogue.get('risk')!, day);
  expect(snippet).toMatch(/^id: RSK-\$\{1:001\}\ntype: risk\ntitle: \$\{2:.*\}\nstatus: \$\{3\|draft,/);
});
