/** Tables, and the matrix of risks. */
export const tableStyle = `
.scroll{overflow-x:auto;margin:.9rem 0}
table{overflow-wrap:break-word;border-collapse:collapse;width:100%;font-size:.875rem}
caption{text-align:left;font-weight:650;padding:.2rem 0 .4rem}
th,td{text-align:left;vertical-align:baseline;padding:.38rem .9rem .38rem 0;border-bottom:1px solid var(--hair);min-width:3.5rem}
thead th{border-bottom:1.5px solid var(--rule);color:var(--soft);font-weight:600;vertical-align:bottom}
tbody th{font-weight:500;min-width:9rem}
th.n,td.n{text-align:right;padding-left:.4rem}.n+:not(.n){padding-left:.8rem}
table.few{width:auto;min-width:min(100%,26rem)}
td p:first-child,th p:first-child{margin-top:0}
td.n .muted{white-space:nowrap}td.n .tag{text-align:left}
.digest{font-size:.78rem}
table.ledger{font-size:.9rem}.ledger th,.ledger td{vertical-align:top;min-width:0}.ledger tbody th{font-weight:400;min-width:0;width:44%}.ledger .n{white-space:nowrap}.ledger .unit{display:inline-block;min-width:3em;text-align:left;color:var(--soft)}.ledger td:last-child{width:20%}.ledger tbody th,.ledger td:last-child{overflow-wrap:anywhere}.ledger td:not(.n,:last-child){white-space:nowrap}.ledger td:last-child{min-width:5.4em}.ledger .n .tag{justify-content:flex-end}
.ledger .sum th,.ledger .sum td{border-top:1.5px solid var(--rule)}
table.matrix{table-layout:fixed;min-width:18rem}
.matrix th,.matrix td{border:1px solid var(--rule);text-align:center;padding:.25rem;min-width:0;height:2.6rem;vertical-align:middle}
.matrix thead th:first-child{font-size:.72rem;width:6.2rem}
.matrix td.high{background:var(--wash)}
.matrix td.held{background:var(--accent-wash);box-shadow:inset 0 0 0 1px var(--accent)}
.matrix td.high.held{box-shadow:inset 0 0 0 2px var(--bad)}
.matrix .ids{display:block;font-size:.72rem;line-height:1.6}
`;
