/** The colours of pages that the server makes are those of the editor's theme; what such pages share besides. */
export const pageTheme = `
:root{--paper:var(--vscode-editor-background);--desk:var(--vscode-editor-background);--ink:var(--vscode-editor-foreground);--soft:var(--vscode-descriptionForeground);--rule:var(--vscode-contrastBorder,var(--vscode-panel-border));--hair:var(--vscode-contrastBorder,var(--vscode-editorWidget-border));--wash:var(--vscode-editorWidget-background);--accent:var(--vscode-textLink-foreground);--accent-wash:var(--vscode-textBlockQuote-background,transparent);--good:var(--vscode-gitDecoration-addedResourceForeground);--warn:var(--vscode-list-warningForeground,var(--vscode-editorWarning-foreground));--bad:var(--vscode-list-errorForeground,var(--vscode-errorForeground));--focus:var(--vscode-focusBorder)}
body{padding:0}
.sheet{padding-top:0}
.masthead{padding-top:.75rem}
.toolbar{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center}
select{font:inherit;color:var(--vscode-dropdown-foreground);background:var(--vscode-dropdown-background);border:1px solid var(--vscode-dropdown-border);padding:.15rem .3rem}
button{font:inherit;font-size:.875rem;color:var(--vscode-button-secondaryForeground);background:var(--vscode-button-secondaryBackground,transparent);border:1px solid var(--vscode-contrastBorder,transparent);border-radius:2px;padding:.15rem .6rem;cursor:pointer}
button:hover{background:var(--vscode-button-secondaryHoverBackground,transparent)}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;
