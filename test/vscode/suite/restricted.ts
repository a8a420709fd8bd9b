/** Restricted Mode: everything but what a repository could make the product run or read for itself. */
import * as vscode from 'vscode';
import { assert, check, equal, findingOf, indexed, open, replace, until } from './harness.ts';

check('the extension works in Restricted Mode', async () => {
  equal(vscode.workspace.isTrusted, false, 'trust');
  const api = await indexed();
  equal(api.status().roots[0]?.trusted, false, 'what the server knows of it');
});

check('own record types are not read, and their records are no fault', async () => {
  const api = await indexed();
  equal(api.status().roots[0]?.findings.error, 0, 'errors counted');
  const errors = vscode.languages
    .getDiagnostics()
    .flatMap(([uri, found]) =>
      found.map(({ severity, message }) => ({ severity, text: `${uri.path}: ${message}` })),
    )
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
  equal(
    errors.map(({ text }) => text),
    [],
    'errors',
  );
  const own = vscode.languages
    .getDiagnostics()
    .filter(([uri]) => uri.path.endsWith('/own/permit.yaml'))
    .flatMap(([, found]) => found);
  equal(own.length, 0, 'findings on a record of an own type');
});

check('findings come and go as ever', async () => {
  const path = 'objectives/second-person.yaml';
  const editor = await open(path);
  await replace(editor, 'owner: ROLE-PEO', 'owner: ROLE-PEOPLE');
  const finding = await findingOf(path, 'reference-unresolved');
  assert(finding.message.includes('ROLE-PEOPLE'), finding.message);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await until('the end of it', () => vscode.languages.getDiagnostics(editor.document.uri).length === 0);
});
