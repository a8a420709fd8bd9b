/** How the page with a table looks. All colours are those of the editor's theme. */
export const tableStyle = `
*{box-sizing:border-box}
html,body{height:100%;margin:0;padding:0}
body:is([data-vscode-theme-kind=vscode-dark],[data-vscode-theme-kind=vscode-high-contrast]){color-scheme:dark}
body{color:var(--vscode-foreground);background:var(--vscode-editor-background);font-family:var(--vscode-font-family,sans-serif);font-size:var(--vscode-font-size,13px);line-height:1.4}
main{display:flex;flex-direction:column;height:100vh}
.spoken{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
input,select,textarea,button{font:inherit;color:inherit}
input,textarea,select{color:var(--vscode-input-foreground);background:var(--vscode-input-background);border:1px solid var(--vscode-contrastBorder,var(--vscode-input-border,var(--vscode-widget-border,transparent)));border-radius:2px;padding:2px 6px}
select{color:var(--vscode-dropdown-foreground);background:var(--vscode-dropdown-background);border-color:var(--vscode-contrastBorder,var(--vscode-dropdown-border))}
input::placeholder{color:var(--vscode-input-placeholderForeground)}
input[type=checkbox]{margin:0 6px 0 0;accent-color:var(--vscode-contrastActiveBorder,var(--vscode-button-background))}
button{color:var(--vscode-button-secondaryForeground);background:var(--vscode-button-secondaryBackground,transparent);border:1px solid var(--vscode-contrastBorder,var(--vscode-button-border,transparent));border-radius:2px;padding:2px 8px;cursor:pointer}
button:hover{background:var(--vscode-button-secondaryHoverBackground,transparent)}
button.main{color:var(--vscode-button-foreground);background:var(--vscode-button-background)}
button.main:hover{background:var(--vscode-button-hoverBackground)}
button[aria-pressed=true]{color:var(--vscode-inputOption-activeForeground);background:var(--vscode-inputOption-activeBackground);border-color:var(--vscode-inputOption-activeBorder)}
button[aria-pressed=true]::before{content:'✓ '/''}
button:disabled{opacity:.5;cursor:default}
:focus-visible{outline:1px solid var(--vscode-focusBorder);outline-offset:-1px}
button:focus-visible{outline-offset:2px}
.tools{display:flex;flex-wrap:wrap;gap:6px 10px;align-items:center;padding:8px 12px}
#search{flex:0 1 200px;min-width:120px}
.ends{display:flex;flex-wrap:wrap;gap:6px;margin-inline-start:auto}
.tools select{max-width:220px}
.notice strong,.detail,.chip{unicode-bidi:isolate}
.count{flex:1 0 100%;display:flex;flex-wrap:wrap;gap:4px 10px;align-items:center;margin:0;color:var(--vscode-descriptionForeground)}
.filter{padding:0 6px}
.notices{max-height:40vh;overflow:auto}
.notice{margin:0 12px 6px;padding:6px 10px;color:var(--vscode-foreground);background:var(--vscode-inputValidation-warningBackground);border:1px solid var(--vscode-inputValidation-warningBorder)}
.refusal{background:var(--vscode-inputValidation-errorBackground);border-color:var(--vscode-inputValidation-errorBorder)}
.notice p,.notice ul{margin:0 0 6px}
.scroller{position:relative;flex:1 1 auto;min-height:120px;overflow:auto;border-top:1px solid var(--vscode-contrastBorder,var(--vscode-editorWidget-border,var(--vscode-panel-border)));outline:0}
.grid{min-width:100%;width:max-content}
.head{position:sticky;top:0;z-index:3}
.body{position:relative}
.line{display:grid;grid-template-columns:var(--tracks);height:28px;min-width:100%;background:var(--vscode-editor-background)}
.body .line{position:absolute;top:0;left:0;contain:layout style}
.line.headings{height:32px;background:var(--vscode-keybindingTable-headerBackground,var(--vscode-editor-background));background-image:linear-gradient(var(--vscode-keybindingTable-headerBackground,transparent),var(--vscode-keybindingTable-headerBackground,transparent))}
.line.headings,.line.headings .held{background-color:var(--vscode-editor-background)}
.cell{position:relative;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;padding:0 8px;line-height:27px;border-bottom:1px solid var(--vscode-contrastBorder,var(--vscode-tree-tableColumnsBorder,var(--vscode-editorWidget-border)));border-inline-end:1px solid var(--vscode-contrastBorder,var(--vscode-tree-tableColumnsBorder,transparent));cursor:default;outline:0}
.cell.right{text-align:end}
.held{position:sticky;left:0;z-index:1;background:var(--vscode-editor-background)}
.held:not(.box){left:34px}
.box{padding:0;text-align:center;overflow:visible}
.box input{margin:0;vertical-align:middle}
.heading{display:flex;align-items:center;gap:4px;line-height:31px;font-weight:600;padding-inline-end:4px;cursor:pointer}
.heading .name{overflow:hidden;text-overflow:ellipsis;flex:0 1 auto}
.heading .menu{margin-inline-start:auto;padding:0 5px;line-height:20px;background:none;color:inherit;border-color:transparent}
.heading .menu:hover{background:var(--vscode-toolbar-hoverBackground,transparent)}
.edge{position:absolute;top:0;bottom:0;right:0;width:6px;cursor:col-resize}
.edge:hover{background:var(--vscode-sash-hoverBorder,var(--vscode-focusBorder))}
.groups{grid-template-columns:1fr}
.group{position:sticky;left:0;font-weight:600;width:100vw;max-width:100%;background:var(--vscode-sideBarSectionHeader-background,var(--vscode-editorWidget-background));cursor:pointer}
.line:hover .cell:not(.in,.heading){background-color:var(--vscode-list-hoverBackground)}
.line:hover .held:not(.in,.heading){background-color:var(--vscode-editor-background);background-image:linear-gradient(var(--vscode-list-hoverBackground),var(--vscode-list-hoverBackground))}
.cell.in{background-color:var(--vscode-editor-background);background-image:linear-gradient(var(--vscode-editor-selectionBackground),var(--vscode-editor-selectionBackground))}
.cell.in,.cell.in :is(.level,.detail,.pending){color:var(--vscode-editor-selectionForeground,var(--vscode-foreground))}
.cell:focus,.cell.here:focus{outline:2px solid var(--vscode-focusBorder);outline-offset:-2px}
.cell.here:not(:focus){outline:1px solid var(--vscode-contrastActiveBorder,var(--vscode-list-inactiveFocusOutline,var(--vscode-widget-border,transparent)));outline-offset:-1px}
.line.over .cell{color:var(--vscode-descriptionForeground)}
.line.waiting .cell{color:var(--vscode-descriptionForeground);font-style:italic}
.pending{font-style:italic;border-bottom:1px dashed var(--vscode-descriptionForeground)}
.kind-id{font-family:var(--vscode-editor-font-family,monospace)}
.mark{margin-inline-end:4px}
.heading .mark{margin:0}
.detail{margin-inline-start:8px;color:var(--vscode-descriptionForeground);font-size:.92em}
.level.error,.level.high{color:var(--vscode-list-errorForeground,var(--vscode-errorForeground))}
.level.warning,.level.medium{color:var(--vscode-list-warningForeground,var(--vscode-editorWarning-foreground))}
.level.information{color:var(--vscode-textLink-foreground)}
.level.good,.level.low{color:var(--vscode-gitDecoration-addedResourceForeground,var(--vscode-foreground))}
.chip.level{padding:0 6px;border:1px solid currentColor;border-radius:9px}
.cell.found{box-shadow:inset 0 -2px var(--vscode-textLink-foreground)}
.cell.found.error{box-shadow:inset 0 -2px var(--vscode-list-errorForeground,var(--vscode-errorForeground))}
.cell.found.warning{box-shadow:inset 0 -2px var(--vscode-list-warningForeground,var(--vscode-editorWarning-foreground))}
.kind-findings{cursor:pointer}
.sparkline{vertical-align:middle;margin-inline-end:6px}
.icon{vertical-align:middle}.icon path{fill:none;stroke:currentColor;stroke-width:1.3}
.sparkline path{fill:none;stroke:var(--vscode-charts-blue,currentColor);stroke-width:1.5}
.empty{padding:24px;text-align:center;color:var(--vscode-descriptionForeground)}
.editor{position:absolute;z-index:5;padding:2px;color:var(--vscode-editorWidget-foreground);background:var(--vscode-editorWidget-background);border:1px solid var(--vscode-focusBorder);box-shadow:0 2px 8px var(--vscode-widget-shadow,transparent)}
.editor .typed{display:flex;gap:2px}
.editor #typed{flex:1;min-width:0;width:100%}
.editor .day{flex:0 0 34px;width:34px;padding:2px}
.editor .day::-webkit-datetime-edit{display:none}
.picked{padding:2px 6px;white-space:normal}
.choices{max-height:230px;overflow:auto}
.choice{display:flex;gap:6px;align-items:baseline;padding:2px 6px;cursor:pointer}
.choice .mark{flex:0 0 14px;margin:0}
.choice .label{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.choice .detail{margin-inline-start:auto;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:50%}
.choice:hover{background:var(--vscode-list-hoverBackground)}
.choice.active{color:var(--vscode-list-activeSelectionForeground,inherit);background:var(--vscode-list-activeSelectionBackground,transparent);outline:1px solid var(--vscode-contrastActiveBorder,transparent);outline-offset:-1px}
.choice.active .detail{color:inherit}
.hint{margin:2px 6px;color:var(--vscode-descriptionForeground);font-size:.92em}
.hint:empty{display:none}
dialog{color:var(--vscode-editorWidget-foreground,var(--vscode-foreground));background:var(--vscode-editorWidget-background);border:1px solid var(--vscode-contrastBorder,var(--vscode-editorWidget-border));border-radius:4px;box-shadow:0 4px 16px var(--vscode-widget-shadow,transparent);padding:0;max-width:min(1100px,94vw);max-height:90vh;overflow:auto}
dialog::backdrop{background:rgb(0 0 0 / 25%)}
dialog.placed{position:fixed;margin:0;width:320px;max-height:min(360px,calc(100vh - 8px));left:clamp(4px,var(--left),calc(100vw - 330px));top:clamp(4px,var(--top),calc(100vh - 370px))}
dialog.placed::backdrop{background:transparent}
.asked{padding:12px 16px}
.asked h2{margin:0 0 8px;font-size:1.1em}
.asked p{margin:0 0 8px}
.asked form{min-width:min(320px,80vw)}
.asked label{display:block;margin:4px 0}
.asked label>select,.asked label>textarea,.asked label>input:not([type=checkbox]){display:block;width:100%;margin-top:2px}
.asked .buttons{display:flex;flex-wrap:wrap;gap:4px;margin-bottom:8px}
.asked>.ends,.asked form>.ends{justify-content:flex-end;margin-top:12px}
[data-pasted]{min-width:min(520px,80vw)}
fieldset{margin:6px 0;border:1px solid var(--vscode-contrastBorder,var(--vscode-editorWidget-border))}
.values{max-height:160px;overflow:auto}
.columns{list-style:none;margin:0;padding:0;min-width:300px;max-height:50vh;overflow:auto}
.columns li{display:flex;align-items:center}
.findings{padding-inline-start:0;list-style:none}
.findings li{margin:4px 0;padding-inline-start:8px;border-inline-start:3px solid var(--vscode-textLink-foreground)}
.findings li.error{border-color:var(--vscode-list-errorForeground,var(--vscode-errorForeground))}
.findings li.warning{border-color:var(--vscode-list-warningForeground,var(--vscode-editorWarning-foreground))}
.findings button:not(.next){display:block;width:100%;text-align:start;white-space:normal;background:none;color:var(--vscode-textLink-foreground);border:0;padding:2px;outline-offset:-1px!important}
.findings button:not(.next):hover{text-decoration:underline}
.findings .next{margin-inline-start:8px}
.wide{overflow:auto;max-height:45vh}
.wide th{white-space:nowrap}
.wide th select{display:block}
.wide td:not([colspan]){white-space:pre-line}
.asked table{border-collapse:collapse;width:100%}
.asked th,.asked td{padding:2px 8px;text-align:start;border:1px solid var(--vscode-contrastBorder,var(--vscode-editorWidget-border));vertical-align:top}
.asked caption{text-align:start}
.fault{color:var(--vscode-list-errorForeground,var(--vscode-errorForeground))}
@media (forced-colors:active){.line .cell.in,.choice.active{forced-color-adjust:none;color:HighlightText;background:Highlight}.cell.in :is(.level,.detail,.pending){color:inherit}.cell.found{text-decoration:underline}}
`;
