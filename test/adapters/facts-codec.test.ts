import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeSha256 } from '../../server/src/adapters/node/sha256.ts';
import { configurationOf } from '../../server/src/records/configuration.ts';
import { selectFiles } from '../../server/src/records/file-selection.ts';
import { readFile } from '../../server/src/records/read-file.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { deepEqual } from '../../server/src/workspace/deep-equal.ts';
import { decodeFacts, encodeFacts } from '../../server/src/workspace/kept/facts-codec.ts';
import { acmeRoot } from '../workspace/acme.ts';

const configuration = configurationOf({
  aliases: { titel: 'title' },
  types: [
    { files: 'policies/*.md', type: 'quality-policy' },
    { files: 'sops/*.md', type: 'document', id: { from: 'name' } },
    { files: '*.csv', type: 'risk', register: true },
  ],
});
const setup = {
  configuration,
  selection: selectFiles(configuration),
  catalogue: shippedCatalogue(),
  sha256: nodeSha256,
  below: '',
};
const read = (path: string, text: string | Uint8Array) =>
  readFile(path, typeof text === 'string' ? new TextEncoder().encode(text) : text, setup);

describe('facts come back as they were', () => {
  test('of every file of the example company', () => {
    const paths = readdirSync(acmeRoot, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.(ya?ml|md)$/.test(path),
    );
    expect(paths.length).toBeGreaterThan(80);
    const different = paths.filter((path) => {
      const facts = read(path, readFileSync(join(acmeRoot, path)));
      return !deepEqual(decodeFacts(encodeFacts(facts)!, path, setup.catalogue), facts);
    });
    expect(different).toEqual([]);
  });

  test.each([
    [
      'a register whose items say a type of their own',
      'r.yaml',
      'id: R\ntype: register\nof: person\ndefaults: { owner: ROLE-1 }\nitems:\n  - { id: P-1, title: A, type: role }\n  - { id: P-2, titel: B }\n',
    ],
    [
      'several documents with a register among them',
      'd.yaml',
      'id: A\ntype: action\ntitle: A\n---\nid: R\ntype: register\nof: person\nitems: [{ id: P-1, title: A }]\n',
    ],
    [
      'Markdown with mentions, links and images',
      'd.md',
      '---\nid: D-1\ntype: document\ntitle: D\nowner: ROLE-1@2\n---\n# Top\n\n[[A-1]] and [[B@3]], [a](other.md#x), ![i](i.png)\n',
    ],
    ['Markdown without front matter', 'policies/p.md', 'We care.\n\n## Why\n'],
    ['Markdown with an empty body', 'd.md', '---\nid: D-1\ntype: document\ntitle: D\n---\n'],
    ['Markdown that is no record', 'd.md', '# Only text\n'],
    ['a type that is no text', 'policies/p.md', '---\ntype: 3\nid: P\n---\n'],
    [
      'faults, doubtful words and comments',
      'f.yaml',
      '# qms-ignore unknown-key -- known\nid: A 1\ntype: actoin\ntitle: yes\n"__proto__": { a: [owner] }\nconstructor: 1\n',
    ],
    ['text that does not parse', 'f.yaml', 'id: A\ntype: action\ntitle: "\n'],
    [
      'bytes that are no text',
      'f.yaml',
      new Uint8Array([105, 100, 58, 32, 255, 10, 116, 121, 112, 101, 58, 32, 97]),
    ],
  ])('of %s', (_, path, text) => {
    const facts = read(path, text);
    expect(decodeFacts(encodeFacts(facts)!, path, setup.catalogue)).toEqual(facts);
  });
});
