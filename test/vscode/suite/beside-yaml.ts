/** Next to the YAML extension everybody has: nothing is said twice. */
import * as vscode from 'vscode';
import { assert, check, equal, findings, indexed, open, pause, replace, ruleOf, until } from './harness.ts';

const yaml = 'objectives/second-person.yaml';
const markdown = 'policy/quality-policy.md';

check('the other extension is there', async () => {
  assert(vscode.extensions.getExtension('redhat.vscode-yaml'), 'the stand-in is installed');
  await indexed();
});

check('its syntax errors in YAML are left to it', async () => {
  const editor = await open(yaml);
  await replace(editor, 'functions: [PRC-CAL, ROLE-CAL]', 'functions: [PRC-CAL, ROLE-CAL');
  const all = await until('its error', () => {
    const found = vscode.languages.getDiagnostics(editor.document.uri);
    return found.some(({ source }) => source === 'YAML') ? found : null;
  });
  equal(all.filter(({ source }) => source === 'YAML').length, 1, 'errors of the other extension');
  await pause(1_000);
  equal(findings(yaml).filter((finding) => ruleOf(finding) === 'yaml-syntax').length, 0, 'our syntax errors');
  await vscode.commands.executeCommand('workbench.action.files.revert');
});

check('front matter, of which it knows nothing, stays ours', async () => {
  const editor = await open(markdown);
  await replace(editor, 'languages: [de, en]', 'languages: [de, en');
  await until('the error', () =>
    findings(markdown).some((finding) => ruleOf(finding) === 'front-matter-syntax'),
  );
  await vscode.commands.executeCommand('workbench.action.files.revert');
});
