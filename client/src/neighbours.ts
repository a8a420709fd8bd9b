import { extensions } from 'vscode';
import type { NeighboursParams } from '../../server/src/main/lsp/protocol.ts';

/** Reports syntax errors of `yaml` documents wherever it is installed and enabled. */
const yamlExtension = 'redhat.vscode-yaml';

/** Part of VS Code, and may be switched off: lists the headings of Markdown. */
const markdownExtension = 'vscode.markdown-language-features';

/** Which other extensions do some of the server's work already. */
export const neighbours = (): NeighboursParams => ({
  yaml: extensions.getExtension(yamlExtension) !== undefined,
  markdown: extensions.getExtension(markdownExtension) !== undefined,
});
