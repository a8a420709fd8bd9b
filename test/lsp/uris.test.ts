import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenDocuments } from '../../server/src/main/lsp/roots/open-documents.ts';
import { canonicalUri, nameOf, parentUri, pathBelow, uriBelow } from '../../server/src/main/lsp/uris.ts';

describe('paths below a folder', () => {
  test.each([
    ['file:///repo/qms', 'file:///repo/qms/a/b.yaml', 'a/b.yaml'],
    ['file:///repo/qms/', 'file:///repo/qms/a%20b.yaml', 'a b.yaml'],
    ['file:///repo/qms', 'file:///repo/qms/%C3%A4.md', 'ä.md'],
    ['file:///repo/qms', 'file:///repo/qms-other/b.yaml', null],
    ['file:///repo/qms', 'file:///repo/qms', null],
    ['file:///repo/qms', 'git:/repo/qms/a.yaml?%7B%7D', null],
    ['file:///repo/qms', 'untitled:Untitled-1', null],
    // Editors on Windows spell drives in several ways.
    ['file:///c%3A/qms', 'file:///C:/qms/a.yaml', 'a.yaml'],
    ['file:///C%3A/qms', 'file:///c:/qms/Policy/A.md', 'Policy/A.md'],
    ['file://server/share/qms', 'file://server/share/qms/a.yaml', 'a.yaml'],
    ['file://server/share/qms', 'file://other/share/qms/a.yaml', null],
    ['vscode-vfs://github/acme/qms', 'vscode-vfs://github/acme/qms/a.yaml', 'a.yaml'],
  ])('%s, %s', (folder, uri, path) => {
    expect(pathBelow(folder, uri, false)).toBe(path);
  });

  test('upper and lower case are the same only where the platform says so', () => {
    expect(pathBelow('file:///c%3A/QMS', 'file:///c%3A/qms/A.yaml', false)).toBeNull();
    expect(pathBelow('file:///c%3A/QMS', 'file:///c%3A/qms/A.yaml', true)).toBe('A.yaml');
  });

  test('and back', () => {
    for (const path of ['a.yaml', 'ä b/c#d?.md', '100%/x.yaml'])
      expect(pathBelow('file:///repo/qms', uriBelow('file:///repo/qms', path), false)).toBe(path);
    expect(uriBelow('file:///C:/qms', 'a.yaml')).toBe('file:///c%3A/qms/a.yaml');
  });
});

test('spellings of a URI are made one', () => {
  expect(canonicalUri('file:///C:/qms/')).toBe(canonicalUri('file:///c%3A/qms'));
  expect(parentUri('file:///c%3A/qms/a.yaml')).toBe('file:///c%3A/qms');
  expect(parentUri('file:///')).toBeNull();
  expect(nameOf('file:///repo/my%20qms/')).toBe('my qms');
});

test('an open document is found however its URI is spelled', () => {
  const documents = new OpenDocuments(true);
  documents.put(TextDocument.create('file:///c%3A/qms/Policy.md', 'markdown', 3, 'x'), true);
  expect(documents.get('file:///C:/QMS/policy.md')?.document.version).toBe(3);
  expect(documents.locate('file:///c:/qms/policy.md', 'policy.md')?.text).toBe('x');
  documents.delete('file:///C%3A/qms/POLICY.md');
  expect([...documents.all()]).toEqual([]);
});
