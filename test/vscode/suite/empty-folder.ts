/** A folder without a qms.yaml: silence until somebody asks for a repository. */
import * as vscode from 'vscode';
import { assert, check, equal, extensionId, indexed, pause, readText, ui, writeText } from './harness.ts';

check('the extension stays asleep where there is no qms.yaml', async () => {
  await writeText('notes.yaml', 'id: X-1\ntype: risk\n');
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'yaml', content: 'a: 1\n' }),
  );
  await pause(2_000);
  equal(vscode.extensions.getExtension(extensionId)?.isActive, false, 'the extension is active');
});

check('the extension is quick to activate', async () => {
  const extension = vscode.extensions.getExtension(extensionId)!;
  const begun = performance.now();
  await extension.activate();
  const taken = performance.now() - begun;
  equal(extension.isActive, true, 'the extension is active');
  return `${Math.round(taken)} ms, its code loaded and set up`;
});

check('previews of Markdown do not start the server', async () => {
  await writeText('notes.md', 'See [[X-1]].\n');
  await vscode.extensions.getExtension('vscode.markdown-language-features')!.activate();
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'notes.md'),
  );
  const html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
  assert(html.includes('See X-1.'), html);
  equal(vscode.languages.getDiagnostics().flatMap(([, found]) => found).length, 0, 'diagnostics');
});

check('the view offers to begin, and four questions do', async () => {
  await vscode.commands.executeCommand('qms.recordsByClause.focus');
  await ui({ do: 'see', within: '.pane-body', text: 'Set Up a Quality Management System' });
  const initializing = vscode.commands.executeCommand('qms.initializeRepository');
  await ui({ do: 'pick', text: 'Start our own' });
  await ui({ do: 'see', within: '.quick-input-widget', text: '(1/4)' });
  await ui({ do: 'enter', text: 'Acme Instruments GmbH' });
  await ui({ do: 'see', within: '.quick-input-widget', text: '(2/4)' });
  await ui({ do: 'enter', text: 'Jane Doe, jane@acme.example' });
  await ui({ do: 'pick', text: 'Quality management' });
  await ui({ do: 'see', within: '.quick-input-widget', text: '(4/4)' });
  await ui({ do: 'enter', text: '' });
  await initializing;
  assert(
    (await readText('qms.yaml')).includes('organization: Acme Instruments GmbH'),
    'the organization is there',
  );
  assert((await readText('people/PER-001.yaml')).includes('name: Jane Doe'), 'who set it up is there');
  assert((await readText('roles/ROLE-QM.yaml')).includes('person: PER-001'), 'and has a role');
  // The first steps are shown.
  await ui({ do: 'see', within: '.getting-started-step', text: '' });
  assert((await readText('policy/POL-001.md')).includes('type: quality-policy'), 'the policy is there');
  const api = await indexed();
  equal(api.status().roots.length, 1, 'roots');
});

check('steps of the walkthrough are done by whatever brings them about', async () => {
  const done = (title: string): string =>
    `.getting-started-step:has-text("${title}") .codicon-getting-started-step-checked`;
  await vscode.commands.executeCommand(
    'workbench.action.openWalkthrough',
    'qms-as-code.qms-as-code#start',
    false,
  );
  await ui({ do: 'see', within: done('Set up your system'), text: '' });
  await ui({ do: 'miss', within: done('Set an objective') });
  // By copying a file, as another program would.
  await writeText('people/PER-007.yaml', 'id: PER-007\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n');
  await ui({ do: 'see', within: done('Set an objective'), text: '' });
  await ui({ do: 'miss', within: done('Have the policy approved') });
  const policy = await readText('policy/POL-001.md');
  const block = `signOffs:\n  - { by: PER-001, role: ROLE-TOP, meaning: authored, date: 2026-01-10, digest: sha256-${'0'.repeat(64)} }\n---\n\n`;
  await writeText('policy/POL-001.md', policy.replace('---\n\n', block));
  await ui({ do: 'see', within: done('Have the policy approved'), text: '' });
});

// The first risk of this folder is X-1.
check('new records stay open, with the caret at the first thing to write', async () => {
  const root = vscode.workspace.workspaceFolders![0]!.uri.toString();
  for (const title of ['Supplier fails', 'Key person leaves']) {
    const making = vscode.commands.executeCommand('qms.newRecord', { root, type: 'risk' });
    await ui({ do: 'enter', text: title });
    await making;
  }
  const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const risks = tabs().filter(({ label }) => label.startsWith('X-'));
  equal(
    risks.map(({ label, isPreview }) => `${label} ${isPreview}`),
    ['X-2.yaml false', 'X-3.yaml false'],
    `tabs of ${tabs().map(({ label }) => label)}`,
  );
  const editor = vscode.window.activeTextEditor!;
  const selected = (): string => {
    const { document, selection } = editor;
    return `${document.lineAt(selection.start).text} ${document.getText(selection)}`;
  };
  equal(editor.document.isDirty, false, 'the new record is to be saved');
  equal(selected(), 'description: TBD TBD', 'what is selected');
  await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
  equal(selected(), 'effectiveness: TBD TBD', 'what is selected after Tab');
  equal(editor.document.getText(), await readText('X-3.yaml'), 'the text');
});

check('a folder with a repository is not written over', async () => {
  await writeText('qms.yaml', 'organization: Ours\n');
  const initializing = vscode.commands.executeCommand('qms.initializeRepository');
  await initializing;
  await vscode.commands.executeCommand('notifications.showList');
  await ui({
    do: 'see',
    within: '.notifications-center .notification-list-item',
    text: 'the repository is begun already',
  });
  equal(await readText('qms.yaml'), 'organization: Ours\n', 'qms.yaml');
});
