/** The work of a quality engineer in the example company, in whichever extension host this runs. */
import * as vscode from 'vscode';
import {
  assert,
  behind,
  check,
  closeAll,
  equal,
  extensionId,
  findingOf,
  findings,
  indexed,
  inWorkspace,
  isWeb,
  noFindings,
  open,
  pause,
  readText,
  replace,
  ruleOf,
  saveAll,
  ui,
  until,
  writeText,
} from './harness.ts';

/** Warnings on the example company as it is. */
let warnings = 0;
const objective = 'objectives/second-person.yaml';

check('the extension starts where a qms.yaml is and reads the whole example company', async () => {
  const api = await indexed();
  const [root] = api.status().roots;
  equal(root?.name, 'Acme Instruments GmbH', 'name of the root');
  assert(root !== undefined && root.records > 150, `all records are read, not ${root?.records}`);
  equal(root.findings.error, 0, 'errors of the example company');
  warnings = root.findings.warning;
  equal(root.configuration, 'good', 'configuration');
  equal(root.trusted, true, 'trust');
});

check(
  'the extension runs in the host it is tested in and asks for nothing that is only proposed',
  async () => {
    const { packageJSON } = vscode.extensions.getExtension(extensionId)!;
    equal(packageJSON.enabledApiProposals, undefined, 'proposed interfaces');
    equal(typeof process === 'object' && process.versions?.node !== undefined, !isWeb(), 'Node is there');
  },
);

check('diagnostics appear and disappear with edits that are not saved', async () => {
  const editor = await open(objective);
  await replace(editor, 'owner: ROLE-PEO', 'owner: ROLE-PEOPLE');
  const finding = await findingOf(objective, 'reference-unresolved');
  equal(editor.document.getText(finding.range), 'ROLE-PEOPLE', 'the range is the reference');
  const code = finding.code;
  assert(typeof code === 'object' && code.target.scheme === 'https', 'the rule has its documentation');
  await replace(editor, 'owner: ROLE-PEOPLE', 'owner: ROLE-PEO');
  await noFindings(objective);
  await closeAll();
});

check('a finding in a file that is not open is shown when another file changes', async () => {
  const editor = await open('policy/quality-policy.md');
  await replace(editor, 'Small batches', 'Large batches');
  await findingOf('policy/quality-policy.md', 'signoff-stale');
  await closeAll();
  await noFindings('policy/quality-policy.md');
  await vscode.workspace.fs.rename(
    inWorkspace('communication/communication.yaml'),
    inWorkspace('communication/away.txt'),
  );
  await findingOf(objective, 'reference-unresolved');
  await vscode.workspace.fs.rename(
    inWorkspace('communication/away.txt'),
    inWorkspace('communication/communication.yaml'),
  );
  await noFindings(objective);
});

check('an accepted completion gives valid YAML', async () => {
  const path = 'risks/trial.yaml';
  await writeText(path, 'id: RSK-901\ntype: risk\ntitle: Trial\nst\n');
  const editor = await open(path);
  const end = behind(editor.document, '\nst');
  editor.selection = new vscode.Selection(end, end);
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await ui({ do: 'see', within: '.suggest-widget.visible .monaco-list-row.focused', text: 'status' });
  await vscode.commands.executeCommand('acceptSelectedSuggestion');
  await until('the key', () => /^status: ?$/m.test(editor.document.getText()));
  await ui({ do: 'see', within: '.suggest-widget.visible .monaco-list-row', text: 'draft' });
  await ui({ do: 'press', key: 'd' });
  await ui({ do: 'see', within: '.suggest-widget.visible .monaco-list-row.focused', text: 'draft' });
  await vscode.commands.executeCommand('acceptSelectedSuggestion');
  await until('the value', () => /^status: draft$/m.test(editor.document.getText()));
  await editor.document.save();
  equal(
    findings(path)
      .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
      .map(ruleOf),
    [],
    'errors of the record',
  );
});

check('ids are completed with what they lead to', async () => {
  const editor = await open('risks/trial.yaml');
  await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), 'owner: \n'));
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    new vscode.Position(4, 7),
  );
  const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  assert(labels.includes('ROLE-QM'), `roles are proposed, not ${labels.slice(0, 5).join(', ')}`);
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('risks/trial.yaml'));
});

check('hover, definition and references answer on an id', async () => {
  const editor = await open(objective);
  const at = behind(editor.document, 'policy: POL-0');
  const { uri } = editor.document;
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
  const words = hovers.flatMap(({ contents }) =>
    contents.map((each) => (each as vscode.MarkdownString).value),
  );
  assert(words.join('\n').includes('Quality policy'), `the hover names the policy: ${words.join('\n')}`);
  const targets = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    uri,
    at,
  );
  const target = targets[0]!;
  const place = 'targetUri' in target ? target.targetUri : target.uri;
  assert(place.path.endsWith('/policy/quality-policy.md'), `the definition is the policy, not ${place.path}`);
  const references = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    uri,
    at,
  );
  assert(references.length > 5, `the policy is referred to in many places, not ${references.length}`);
  await closeAll();
});

check('renaming an id edits every file that names it', async () => {
  await writeText('risks/trial.yaml', 'id: RSK-901\ntype: risk\ntitle: Trial\nstatus: draft\n');
  await writeText(
    'actions/trial.yaml',
    'id: ACT-901\ntype: action\ntitle: Trial\nstatus: draft\norigin: [RSK-901]\n',
  );
  await writeText(
    'documents/trial.md',
    '---\nid: DOC-901\ntype: document\ntitle: Trial\nstatus: draft\n---\n\nSee [[RSK-901]] and [[RSK-901|the risk]].\n',
  );
  const editor = await open('risks/trial.yaml');
  const edit = await until('an edit of three files', async () => {
    const proposed = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      editor.document.uri,
      new vscode.Position(0, 6),
      'RSK-TRIAL',
    );
    return proposed.entries().length === 3 ? proposed : null;
  });
  assert(await vscode.workspace.applyEdit(edit), 'the edit applies');
  await saveAll();
  const written = {
    'risks/trial.yaml': 'id: RSK-TRIAL\n',
    'actions/trial.yaml': 'origin: [RSK-TRIAL]\n',
    'documents/trial.md': 'See [[RSK-TRIAL]] and [[RSK-TRIAL|the risk]].\n',
  };
  for (const [path, text] of Object.entries(written))
    await until(`${text} in ${path}`, async () => (await readText(path)).includes(text));
  await closeAll();
});

check('renaming an id that stands in signed text asks, and says what would break', async () => {
  const editor = await open('nonconformities/NC-2024-01.yaml');
  const { uri } = editor.document;
  const at = behind(editor.document, 'id: NC-2024-01');
  const renamed = (): Thenable<vscode.WorkspaceEdit> =>
    vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, at, 'NC-2024-99');
  const asked = renamed();
  await ui({ do: 'see', within: '.quick-input-widget', text: 'This changes text that is signed' });
  await ui({ do: 'see', within: '.quick-input-widget', text: 'approval by ' });
  await ui({ do: 'pick', text: 'Change everything' });
  assert((await asked).entries().length > 1, 'the edit of several files');
  const declined = renamed();
  await ui({ do: 'pick', text: 'Cancel' });
  equal((await declined).entries().length, 0, 'files that are edited once it was declined');
  await closeAll();
});

check('a quick fix applies and its finding goes', async () => {
  const path = 'risks/trial.yaml';
  const editor = await open(path);
  await replace(editor, 'status: draft', 'status: drfat');
  const finding = await until('a finding on the state', () => findings(path)[0]);
  const actions = await until('a quick fix', async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    return found.some(({ edit, title }) => edit !== undefined && title.includes('draft')) ? found : null;
  });
  const fix = actions.find(({ edit, title }) => edit !== undefined && title.includes('draft'))!;
  assert(await vscode.workspace.applyEdit(fix.edit!), 'the fix applies');
  await noFindings(path);
  assert(editor.document.getText().includes('status: draft'), 'the state is mended');
  await closeAll();
});

check('a moved file takes what points to it along', async () => {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(inWorkspace('indicators/data/complaints.csv'), inWorkspace('indicators/data/moved.csv'));
  assert(await vscode.workspace.applyEdit(edit), 'the file moves');
  // VS Code lets go of a document that is not shown: each time it is asked for anew.
  const names = async (file: string): Promise<boolean> => {
    const uri = inWorkspace('indicators/complaints.yaml');
    return (await vscode.workspace.openTextDocument(uri)).getText().includes(file);
  };
  await until('the new name', () => names('moved.csv'));
  await saveAll();
  // The server learns of files on disk from VS Code's watcher, which gathers for a moment.
  await pause(1_500);
  await noFindings('indicators/complaints.yaml');
  const back = new vscode.WorkspaceEdit();
  back.renameFile(inWorkspace('indicators/data/moved.csv'), inWorkspace('indicators/data/complaints.csv'));
  assert(await vscode.workspace.applyEdit(back), 'the file moves back');
  await until('the old name', () => names('complaints.csv'));
  await saveAll();
  await closeAll();
});

check('the views fill', async () => {
  const api = await indexed();
  const clauses = await api.views.recordsByClause.getChildren();
  assert(clauses.length > 15, `many clauses have records, not ${clauses.length}`);
  const records = await api.views.recordsByClause.getChildren(clauses[0]);
  assert(records.length > 0 && records[0]!.item.command?.command === 'vscode.open', 'a record opens');
  const reviews = await api.views.reviewReadiness.getChildren();
  assert(reviews.length >= 1, 'reviews are listed');
  equal(
    api.views.reviewReadiness.view.description,
    '12 of 12 inputs · MR-2026-01',
    'how far the newest review is',
  );
  const inputs = await api.views.reviewReadiness.getChildren(reviews[0]);
  assert(inputs.length >= 10, `a review has its inputs, not ${inputs.length}`);
  equal((await api.views.signOffsDue.getChildren()).length, 0, 'sign-offs due in the example company');
  await vscode.commands.executeCommand('qms.recordsByClause.focus');
  await ui({ do: 'see', within: '.pane-body .monaco-list-row', text: '5.2 Quality policy' });
  await ui({ do: 'see', within: '.pane .welcome-view-content, .pane-body', text: 'No sign-off is due' });
});

check(
  'records are put together by owner and filtered by words, which the view says until it is cleared',
  async () => {
    const { recordsByClause: records } = (await indexed()).views;
    const labels = async (): Promise<readonly string[]> =>
      (await records.getChildren()).map(({ item }) => String(item.label));
    const choose = async (command: string, deed: Parameters<typeof ui>[0]): Promise<void> => {
      const choosing = vscode.commands.executeCommand(command);
      await ui(deed);
      await choosing;
    };
    await choose('qms.groupRecordsBy', { do: 'pick', text: 'Owner' });
    const owner = await until('owners', async () =>
      (await records.getChildren()).find(({ item }) => String(item.label).startsWith('Managing director (')),
    );
    const all = (await labels()).length;
    await choose('qms.filterRecords', { do: 'enter', text: 'OBJ-2025-06' });
    await until('what answers', async () => (await labels()).length < all);
    equal(records.view.message, 'Filtered: "OBJ-2025-06"', 'what is said of it');
    equal(records.view.description, 'by owner', 'how they are put together');
    await vscode.commands.executeCommand('qms.clearRecordFilter');
    await until('all owners', async () => (await labels()).length > 3);
    const [row] = await records.getChildren(owner);
    await vscode.commands.executeCommand('qms.copyRecordId', row);
    equal(await vscode.env.clipboard.readText(), String(row?.item.label).split(' ')[0], 'what was copied');
    await choose('qms.groupRecordsBy', { do: 'pick', text: 'Clause' });
    await until('clauses again', async () => (await labels()).some((label) => label.startsWith('5.2 ')));
  },
);

check('my work is that of who I am, by how soon it is due, and a click opens the place', async () => {
  const api = await indexed();
  const { myWork } = api.views;
  await vscode.commands.executeCommand('qms.myWork.focus');
  await ui({ do: 'see', within: '.pane-body .monaco-list-row', text: 'Say who you are…' });
  const choosing = vscode.commands.executeCommand('qms.chooseWhoIAm');
  await ui({ do: 'pick', text: 'Nadia Rahimi' });
  await choosing;
  await until('the work', async () => (await myWork.getChildren()).length === 2);
  const [soon] = await myWork.getChildren();
  equal([soon?.item.label, soon?.item.description], ['This quarter', '2'], 'the first group');
  const [first] = await myWork.getChildren(soon);
  equal(
    first?.item.label,
    'ACT-2025-09 Old drawings leave the shop floor with the new release: Complete the action',
    'what is due first',
  );
  const { command, arguments: given = [] } = first!.item.command!;
  await vscode.commands.executeCommand(command, ...given);
  await until(
    'the place',
    () =>
      vscode.window.activeTextEditor?.document.getText(vscode.window.activeTextEditor.selection) ===
      '2026-03-31',
  );
  await closeAll();
});

const change = 'changes/CHG-2026-01.yaml';

check('a record whose sign-off went missing is due, and signed by who may', async () => {
  const api = await indexed();
  const text = await readText(change);
  await writeText(change, text.slice(0, text.indexOf('signOffs:')));
  await findingOf(change, 'signoff-missing');
  await vscode.commands.executeCommand('qms.signOffsDue.focus');
  await until('the entry', async () => (await api.views.signOffsDue.getChildren()).length > 0);
  const [entry] = await api.views.signOffsDue.getChildren();
  const signing = vscode.commands.executeCommand('qms.signOffRecord', entry);
  await ui({ do: 'pick', text: 'Jürgen Voss' });
  const shown = '.quick-input-widget';
  for (const text of [
    'Sign CHG-2026-01 "Travellers and drawings without paper"?',
    'The day is the one qms.yaml judges as of (asOf)',
    'Jürgen Voss signs as Technical director on 2026-02-01: authorized.',
    'Bound: the fields of the record',
    'Not bound: `status`',
  ])
    await ui({ do: 'see', within: shown, text });
  await ui({ do: 'pick', text: 'Sign' });
  await signing;
  const signed = await readText(change);
  assert(
    /signOffs:[\s\S]*by: PER-002[\s\S]*digest: sha256-/.test(signed),
    `the file holds the sign-off: ${signed}`,
  );
  await noFindings(change);
  await until('the empty view', async () => (await api.views.signOffsDue.getChildren()).length === 0);
  await writeText(change, text);
  await closeAll();
});

/** Runs git in the workspace, in the host that has it. */
async function git(...args: readonly string[]): Promise<void> {
  const { execFileSync } = await import('node:child_process');
  const named = ['-c', 'user.name=Test', '-c', 'user.email=test@acme.example'];
  execFileSync('git', [...named, ...args], { cwd: inWorkspace('.').fsPath });
}

const showSigned = async (): Promise<void> => {
  const path = 'policy/quality-policy.md';
  const text = await readText(path);
  // Above the workspace, where VS Code itself does not look for repositories.
  const above = inWorkspace('..').fsPath;
  await git('init', '--quiet', above);
  await git('add', 'policy', 'people', 'roles', 'qms.yaml');
  await git('commit', '--quiet', '--message', 'All of it');
  try {
    const editor = await open(path);
    await replace(editor, 'Small batches', 'Large batches');
    // It says what changed once git has been asked.
    const finding = await until('what changed', () =>
      findings(path).find(({ message }) => message.includes('What changed is')),
    );
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = found.find(({ title }) => title.startsWith('Show what changed since '));
    assert(action?.command !== undefined, found.map(({ title }) => title).join(', '));
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    const tab = await until('the difference', () => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      return activeTab?.input instanceof vscode.TabInputTextDiff ? activeTab : null;
    });
    const { original, modified } = tab.input as vscode.TabInputTextDiff;
    assert(/^POL-001 as signed on \d{4}-\d{2}-\d{2} ↔ now$/.test(tab.label), tab.label);
    equal(modified.toString(), editor.document.uri.toString(), 'the text of now');
    equal(original.scheme, 'qms-signed', 'scheme of the text that was signed');
    const signed = await vscode.workspace.openTextDocument(original);
    equal(signed.getText(), text, 'the text that was signed');
    equal(signed.languageId, 'markdown', 'its language');
    equal(vscode.workspace.fs.isWritableFileSystem(original.scheme), undefined, 'it can be written to');
    const api = await indexed();
    // The view is told of it after the finding.
    const entry = await until('the entry of what changed', async () => {
      const [first] = await api.views.signOffsDue.getChildren();
      return first?.item.contextValue === 'qms.dueSignOff.changed.inForce.versioned' ? first : null;
    });
    const lines = await api.views.signOffsDue.getChildren(entry);
    equal(
      lines.map(({ item }) => item.contextValue),
      [...lines.slice(1).map(() => 'qms.dueLine.changed'), 'qms.dueLine'],
      'what can be done with the lines below it',
    );
    const last = String(lines.at(-1)?.item.label);
    assert(last.startsWith('next to sign: '), `who may sign stands last: ${last}`);
    assert(lines.length > 1, 'there are lines');
    // A difference that is still shown is worked out anew while the text is reverted, which takes its time.
    await vscode.window.tabGroups.close(tab);
  } finally {
    const { rm } = await import('node:fs/promises');
    await rm(`${above}/.git`, { recursive: true });
    await closeAll();
  }
};
if (!isWeb()) check('what was signed is shown next to what stands there now', showSigned);

const showBranch = async (): Promise<void> => {
  const path = 'policy/quality-policy.md';
  const text = await readText(path);
  const above = inWorkspace('..').fsPath;
  await git('init', '--quiet', above);
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'All of it');
  const api = await indexed();
  const { branchChanges, recordsByClause } = api.views;
  try {
    const editor = await open(path);
    await replace(editor, 'Small batches', 'Large batches');
    await vscode.commands.executeCommand('qms.compareWithBranch', 'HEAD');
    const groups = await branchChanges.getChildren();
    const [group] = groups;
    equal(group?.item.label, 'Sign-offs', 'what the gravest changes are about');
    const [change] = await branchChanges.getChildren(group);
    assert(String(change?.item.label).startsWith('Signed content is changed'), String(change?.item.label));
    assert(String(change?.item.description).startsWith('POL-001'), String(change?.item.description));
    equal(change?.item.command?.arguments?.[0]?.toString(), editor.document.uri.toString(), 'where it leads');
    // The button next to an entry calls with the entry.
    await vscode.commands.executeCommand('qms.showTextDifference', change);
    const tab = await until('the difference', () => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      return activeTab?.input instanceof vscode.TabInputTextDiff ? activeTab : null;
    });
    const { original, modified } = tab.input as vscode.TabInputTextDiff;
    equal(modified.toString(), editor.document.uri.toString(), 'the text of now');
    equal((await vscode.workspace.openTextDocument(original)).getText(), text, 'the text of before');
    await vscode.window.tabGroups.close(tab);

    const all = (await recordsByClause.getChildren()).length;
    await vscode.commands.executeCommand('qms.showOnlyChanged');
    const clauses = await until('the clauses of what is changed', async () => {
      const shown = await recordsByClause.getChildren();
      return shown.length < all ? shown : null;
    });
    const records = (await Promise.all(clauses.map((clause) => recordsByClause.getChildren(clause)))).flat();
    equal(
      [...new Set(records.map(({ item }) => String(item.label).split(' ')[0]))],
      ['POL-001'],
      'records that are changed',
    );
    equal(recordsByClause.view.message, 'Changed in this branch, compared with HEAD', 'what is said of it');
    await vscode.commands.executeCommand('qms.showAllRecords');
    await until('all clauses', async () => (await recordsByClause.getChildren()).length === all);
  } finally {
    const { rm } = await import('node:fs/promises');
    await rm(`${above}/.git`, { recursive: true });
    await closeAll();
  }
};
if (!isWeb()) check('what a branch changes is shown, and the views can be limited to it', showBranch);

if (isWeb())
  check('a browser, which cannot ask git, does not offer to show what was signed', async () => {
    const path = 'policy/quality-policy.md';
    const editor = await open(path);
    await replace(editor, 'Small batches', 'Large batches');
    const { range } = await findingOf(path, 'signoff-stale');
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const titles = found.map(({ title }) => title);
    assert(
      titles.some((title) => title.startsWith('Sign off')),
      titles.join(', '),
    );
    equal(
      titles.filter((title) => title.startsWith('Show what changed')),
      [],
      'actions that need git',
    );
    await closeAll();
    await noFindings(path);
  });

/** A file as the window names it, which may run on another machine than the extension. */
function asWindow(path: string): string {
  const uri = inWorkspace(path);
  const isElsewhere = vscode.env.remoteName !== undefined && uri.scheme === 'file';
  return (
    isElsewhere ? uri.with({ scheme: 'vscode-remote', authority: vscode.env.remoteName! }) : uri
  ).toString();
}

check('files that are pasted or dropped become references', async () => {
  const minutes = await open('reviews/MR-2026-01.md');
  const uris = ['objectives/second-person.yaml', 'policy/quality-policy.md'].map(asWindow);
  const end = minutes.document.lineAt(minutes.document.lineCount - 1).range.end;
  minutes.selection = new vscode.Selection(end, end);
  minutes.revealRange(minutes.selection);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await ui({ do: 'paste files', uris });
  await until('the references', () => minutes.document.getText().endsWith('[[OBJ-2025-06]], [[POL-001]]'));
  await closeAll();
  const editor = await open(objective);
  await replace(editor, 'owner: ROLE-PEO', 'owner: ');
  const at = behind(editor.document, 'owner: ');
  editor.selection = new vscode.Selection(at, at);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await ui({ do: 'drop files', uris: [asWindow('policy/quality-policy.md')], line: 'owner:' });
  await until('the id', () => editor.document.getText().includes('owner: POL-001\n'));
  await closeAll();
});

check('ignoring with a reason leaves the caret where the reason is written', async () => {
  const editor = await open(objective);
  await replace(editor, 'owner: ROLE-PEO', 'owner: ROLE-PEOPLE');
  const finding = await findingOf(objective, 'reference-unresolved');
  const { uri } = editor.document;
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    finding.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const ignore = found.find(({ title }) => title.startsWith('Ignore `reference-unresolved`'));
  assert(ignore?.edit !== undefined && ignore.command !== undefined, 'it is an edit and a command');
  await vscode.workspace.applyEdit(ignore.edit);
  await vscode.commands.executeCommand(ignore.command.command, ...(ignore.command.arguments ?? []));
  const active = vscode.window.activeTextEditor!;
  const { line, character } = active.selection.active;
  const before = active.document.lineAt(line).text.slice(0, character);
  equal(before.trim(), '# qms-ignore reference-unresolved --', 'what stands before the caret');
  await closeAll();
});

check('every command of the manifest is there', async () => {
  const { packageJSON } = vscode.extensions.getExtension(extensionId)!;
  const there = new Set(await vscode.commands.getCommands(true));
  const contributed = (packageJSON.contributes.commands as { command: string }[]).map(
    ({ command }) => command,
  );
  equal(contributed.length, 28, 'number of commands');
  equal(
    contributed.filter((command) => !there.has(command)),
    [],
    'commands without a handler',
  );
});

check('Go to Record… opens what is chosen', async () => {
  const going = vscode.commands.executeCommand('qms.goToRecord');
  await ui({ do: 'pick', text: 'Two people for every method' });
  await going;
  equal(vscode.window.activeTextEditor?.document.uri.path.endsWith(objective), true, 'the file that opened');
  await closeAll();
});

check('New Record… writes a record to fill in', async () => {
  const creating = vscode.commands.executeCommand('qms.newRecord');
  await ui({ do: 'pick', text: 'Opportunity' });
  await ui({ do: 'enter', text: 'Measuring hydrogen' });
  await creating;
  const document = vscode.window.activeTextEditor?.document;
  assert(document !== undefined && !document.isUntitled, 'the new record is open');
  assert(/^type: opportunity$/m.test(document.getText()), document.getText());
  assert(/^title: Measuring hydrogen$/m.test(document.getText()), document.getText());
  const { uri } = document;
  await closeAll();
  await vscode.workspace.fs.delete(uri);
});

check('New Version of Record… drafts the next version next to the one in force', async () => {
  await open('policy/quality-policy.md');
  const drafting = vscode.commands.executeCommand('qms.newVersion');
  await ui({ do: 'see', within: '.quick-input-widget', text: 'Version 3.0 stays in force' });
  await ui({ do: 'press', key: 'Enter' });
  await drafting;
  const document = vscode.window.activeTextEditor?.document;
  equal(document?.uri.path.split('/').at(-1), 'quality-policy-3.1.md', 'the file that opened');
  const text = document!.getText();
  assert(
    /^version: "3\.1"$/m.test(text) && /^status: draft$/m.test(text) && !text.includes('signOffs:'),
    text,
  );
  await noFindings('policy/quality-policy-3.1.md');
  await closeAll();
  // Once more: there are not to be two.
  await open('policy/quality-policy.md');
  await vscode.commands.executeCommand('qms.newVersion');
  equal(
    vscode.window.activeTextEditor?.document.uri.path.split('/').at(-1),
    'quality-policy-3.1.md',
    'the version in work',
  );
  await closeAll();
  await vscode.workspace.fs.delete(document!.uri);
});

check('Insert Snippet… writes a record with places to fill in', async () => {
  await writeText('risks/snippet.yaml', '');
  await open('risks/snippet.yaml');
  const inserting = vscode.commands.executeCommand('qms.insertSnippet');
  await ui({ do: 'pick', text: 'Quality objective' });
  await inserting;
  const text = vscode.window.activeTextEditor?.document.getText() ?? '';
  assert(/^type: quality-objective$/m.test(text) && !text.includes('$'), text);
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('risks/snippet.yaml'));
});

check('Show Clause Coverage opens a page', async () => {
  await vscode.commands.executeCommand('qms.showClauseCoverage');
  const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await until('the page', () =>
    tabs().some(({ label }) => label === 'Clause coverage: Acme Instruments GmbH'),
  );
  await ui({
    do: 'click in page',
    selector: '#clauses-1 tr:has(> th:has-text("9.3 Management review")) [data-record="MR-2026-01"]',
  });
  await until('the record that was clicked', () =>
    vscode.window.activeTextEditor?.document.uri.path.endsWith('/reviews/MR-2026-01.md'),
  );
  await closeAll();
});

check('previews of Markdown link records', async () => {
  const render = isWeb() ? renderOneLink : await builtInPreview();
  const document = await vscode.workspace.openTextDocument(inWorkspace('reviews/MR-2026-01.md'));
  const link = /<a[^>]* href="\.\.\/indicators\/calibration-turnaround\.yaml"[^>]*>KPI-CALT<\/a>/;
  const html = await until('links', async () => {
    const rendered = await render(document, '[[KPI-CALT]]');
    return rendered.includes('KPI-CALT</a>') ? rendered : null;
  });
  assert(link.test(html), html.slice(0, 2_000));
  await writeText('documents/versions.md', '[[POL-001]] [[POL-001@1.0]] [[POL-001@9.9]]\n');
  const versions = await vscode.workspace.openTextDocument(inWorkspace('documents/versions.md'));
  for (const [written, path] of [
    ['POL-001', '../policy/quality-policy.md'],
    ['POL-001@1.0', '../policy/quality-policy-1.0.md'],
  ] as const) {
    const rendered = await render(versions, `[[${written}]]`);
    assert(rendered.includes(`href="${path}"`), `${written} leads to ${path}: ${rendered}`);
  }
  const none = await render(versions, '[[POL-001@9.9]]');
  assert(/(^|[^>])POL-001@9\.9(?!<\/a>)/.test(none), `a version that is not there leads nowhere: ${none}`);
  await vscode.workspace.fs.delete(inWorkspace('documents/versions.md'));
  const label = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  await writeText('documents/hostile.md', `[[NO-SUCH-1|${label}]] and [[RSK-TRIAL|${label}]]\n`);
  const hostile = await vscode.workspace.openTextDocument(inWorkspace('documents/hostile.md'));
  for (const id of ['NO-SUCH-1', 'RSK-TRIAL']) {
    const escaped = await render(hostile, `[[${id}|${label}]]`);
    assert(escaped.includes('alert(1)') && !/<(img|script)/.test(escaped), escaped);
  }
  await vscode.workspace.fs.delete(inWorkspace('documents/hostile.md'));
});

type Render = (document: vscode.TextDocument, link: string) => Promise<string>;

async function builtInPreview(): Promise<Render> {
  await vscode.extensions.getExtension('vscode.markdown-language-features')!.activate();
  return async (document) => vscode.commands.executeCommand<string>('markdown.api.render', document);
}

/** Draws one link: this VS Code comes without a preview of Markdown for the worker of a browser. */
const renderOneLink: Render = async (document, link) => {
  const api = await indexed();
  type Plugin = Parameters<typeof api.extendMarkdownIt>[0];
  const rules: Plugin['renderer']['rules'] = {};
  const tokens: { type: string; content: string; meta: unknown }[] = [];
  let parse: Parameters<Plugin['inline']['ruler']['before']>[2] | undefined;
  const ruler: Plugin['inline']['ruler'] = {
    before: (_before, _name, rule) => {
      parse = rule;
    },
  };
  api.extendMarkdownIt({ inline: { ruler }, renderer: { rules } });
  const push = (type: string): (typeof tokens)[number] => {
    tokens.push({ type, content: '', meta: null });
    return tokens.at(-1)!;
  };
  assert(parse?.({ src: link, pos: 0, posMax: link.length, push }, false), `${link} is taken for a link`);
  return rules[tokens[0]!.type]!(tokens, 0, {}, { currentDocument: document.uri });
};

check('a qms.yaml that is broken while typing keeps what it said', async () => {
  const api = await indexed();
  const editor = await open('qms.yaml');
  await replace(editor, 'standards: [iso-9001:2015]', 'standards: [iso-9001:2015');
  await until('word of it', () => api.status().roots[0]?.configuration === 'kept');
  assert(findings('qms.yaml').length > 0, 'the fault is shown');
  await closeAll();
  await until('the end of it', () => api.status().roots[0]?.configuration === 'good');
});

check('Restart Server starts it again with the same findings', async () => {
  const api = await indexed();
  const editor = await open(objective);
  await replace(editor, 'owner: ROLE-PEO', 'owner: ROLE-PEOPLE');
  await findingOf(objective, 'reference-unresolved');
  await vscode.commands.executeCommand('qms.restartServer');
  await indexed();
  await findingOf(objective, 'reference-unresolved');
  await closeAll();
  await noFindings(objective);
  equal(api.status().roots.length, 1, 'roots after the restart');
});

/** A worker cannot be killed from outside; what a person has is the command, tested above. */
const killServer = async (): Promise<void> => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const children = readdirSync('/proc').filter((entry) => {
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      const parent = / (\d+) /.exec(readFileSync(`/proc/${entry}/stat`, 'utf8').replace(/^.*\) \S/, ''))?.[1];
      return command.includes('server.mjs') && Number(parent) === process.pid;
    } catch {
      return false;
    }
  });
  equal(children.length, 1, 'servers of this extension host');
  process.kill(Number(children[0]), 'SIGKILL');
  const api = await indexed();
  await until('the restart', async () => {
    await open(objective);
    return api.status().roots[0]?.indexing === null;
  });
  const editor = await open(objective);
  await replace(editor, 'owner: ROLE-PEO', 'owner: ROLE-PEOPLE');
  await findingOf(objective, 'reference-unresolved');
  await closeAll();
  await noFindings(objective);
};
if (!isWeb()) check('a server that was killed comes back by itself', killServer);

if (isWeb())
  check('a browser, where nothing can be run, is offered no tasks', async () => {
    await indexed();
    equal((await vscode.tasks.fetchTasks({ type: 'qms' })).length, 0, 'tasks');
  });

/** Runs a task to its end and gives its exit code. */
async function runTask(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
      listening.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

const namedTask = (name: string): Promise<vscode.Task> =>
  until(`the task ${name}`, async () =>
    (await vscode.tasks.fetchTasks({ type: 'qms' })).find((task) => task.name === name),
  );

const runTasks = async (): Promise<void> => {
  // Files that were never shown: the task speaks of those alone.
  const [top, below] = ['many.yaml', 'branch/roles/more.yaml'];
  const rolesOf = (site: string): string =>
    [1, 2, 3].map((count) => `id: ROLE-${site}${count}\ntype: role\ntitle: Many\nparent: X\n`).join('---\n');
  await writeText(top, rolesOf('A'));
  await writeText(below, rolesOf('B'));
  await writeText('branch/qms.yaml', 'organization: Branch\nasOf: 2026-02-01\n');
  const api = await indexed();
  await until('the root of the branch', () => api.status().roots[1]?.indexing === null);
  await findingOf(top, 'reference-unresolved');
  await findingOf(below, 'reference-unresolved');
  // The server is silent about files that are not open: what there is then, the task has reported.
  const settings = vscode.workspace.getConfiguration('qms');
  await settings.update('diagnostics.scope', 'openFiles', vscode.ConfigurationTarget.Workspace);
  await noFindings(top);
  await noFindings(below);
  equal(await runTask(await namedTask('check')), 1, 'exit code of a check with findings');
  equal(await runTask(await namedTask('check branch')), 1, 'exit code in the folder below');
  await findingOf(top, 'reference-unresolved');
  await findingOf(below, 'reference-unresolved');
  equal(findings('roles/more.yaml').length, 0, 'findings of a file that is not there');
  // What a task reported stands until it is run again.
  await writeText(top, '');
  await writeText(below, '');
  equal(await runTask(await namedTask('check')), 0, 'exit code of a check without errors');
  await runTask(await namedTask('check branch'));
  await noFindings(top);
  await noFindings(below);
  await settings.update('diagnostics.scope', undefined, vscode.ConfigurationTarget.Workspace);
  await vscode.workspace.fs.delete(inWorkspace(top));
  await vscode.workspace.fs.delete(inWorkspace('branch'), { recursive: true });
  await noFindings(top);
  await noFindings(below);
  await until('the root to go', () => api.status().roots.length === 1);
};
if (!isWeb()) check('the tasks run qms check, and what they find stands at its place', runTasks);

check('what was written for these tests is cleaned away without a trace in Problems', async () => {
  for (const path of ['risks/trial.yaml', 'actions/trial.yaml', 'documents/trial.md'])
    await vscode.workspace.fs.delete(inWorkspace(path));
  const api = await indexed();
  await until('the findings to go', () =>
    vscode.languages
      .getDiagnostics()
      .filter(([uri]) => /\/(risks|actions|documents)\/trial\./.test(uri.path))
      .every(([, found]) => found.length === 0),
  );
  await until('the count', () => {
    const { error, warning } = api.status().roots[0]!.findings;
    return error === 0 && warning === warnings;
  });
});
