import { expect, test } from 'vitest';
import {
  type EditingClient,
  type ProposedEdit,
  workspaceEdit,
} from '../../server/src/language/proposed-edit.ts';

const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 1 } });
const proposed: ProposedEdit = {
  created: [{ file: 'roles/ROLE-X.yaml', text: 'id: ROLE-X\n' }],
  changes: [
    { file: 'a b.yaml', range: at(1), newText: 'x' },
    { file: 'a b.yaml', range: at(2), newText: 'y', annotation: 'question-1' },
    { file: 'c.yaml', range: at(3), newText: 'z' },
  ],
  versions: { 'a b.yaml': null, 'c.yaml': 7 },
  annotations: { 'question-1': { label: 'Breaks it', needsConfirmation: true, records: [] } },
};
const client: EditingClient = {
  uriOf: (path) => `file:///c%3A/QMS/${encodeURI(path)}`,
  documentChanges: true,
};

test('a proposal becomes document changes with URIs, versions, new files and questions', () => {
  expect(workspaceEdit(proposed, client)).toEqual({
    documentChanges: [
      {
        kind: 'create',
        uri: 'file:///c%3A/QMS/roles/ROLE-X.yaml',
        options: { overwrite: false, ignoreIfExists: false },
      },
      {
        textDocument: { uri: 'file:///c%3A/QMS/roles/ROLE-X.yaml', version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: 'id: ROLE-X\n',
          },
        ],
      },
      {
        textDocument: { uri: 'file:///c%3A/QMS/a%20b.yaml', version: null },
        edits: [
          { range: at(1), newText: 'x' },
          { range: at(2), newText: 'y', annotationId: 'question-1' },
        ],
      },
      {
        textDocument: { uri: 'file:///c%3A/QMS/c.yaml', version: 7 },
        edits: [{ range: at(3), newText: 'z' }],
      },
    ],
    changeAnnotations: { 'question-1': { label: 'Breaks it', needsConfirmation: true, records: [] } },
  });
});

test('a client without document changes gets plain ones', () => {
  const plain = {
    ...proposed,
    created: [],
    changes: proposed.changes.filter(({ annotation }) => annotation === undefined),
    annotations: {},
  };
  expect(workspaceEdit(plain, { ...client, documentChanges: false })).toEqual({
    changes: {
      'file:///c%3A/QMS/a%20b.yaml': [{ range: at(1), newText: 'x' }],
      'file:///c%3A/QMS/c.yaml': [{ range: at(3), newText: 'z' }],
    },
  });
});
