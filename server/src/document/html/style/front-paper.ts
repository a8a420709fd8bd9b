/**
 * What stands before the contents, on paper: close enough that what is usual fits on one sheet, with no running
 * text below 8.5 points. What a screen shows in columns runs on in lines instead, and below the asks in two columns,
 * so that nothing stays empty. It goes on to another sheet where one does not hold it; nothing is cut off or left
 * out, and what belongs together stays together.
 */
export const frontPaperStyle = `
@media print{
.front{break-after:page;font-size:8.5pt;line-height:1.26}
.front :is(.label,.theme,.tag,.muted,.more,.context,figcaption,.id){font-size:1em}
.front :is(p,ul,.scroll){margin:0}
.masthead{display:grid;grid-template-columns:minmax(0,1fr) fit-content(50%);gap:0 2em;align-items:baseline}.masthead .org{order:0}.masthead :is(.band,.when){grid-column:1/-1}
.front h1{font-size:1.9em;margin:0}
.front h2{font-size:1.2em;margin:.5em 0 .1em;padding-top:.2em}
.front .lead{font-size:1em;margin-bottom:.1em;break-after:avoid}
.front .big{font-size:1.3em;line-height:1}
.front .tag{line-height:1.15}
.front table{font-size:1em}.front th,.front td{padding:.1em .8em .15em 0}.ledger .n+:not(.n){padding-left:.2em}.front .ledger tbody th{width:47%}.front .ledger td:last-child{width:18%}.front thead th{padding-bottom:.1em}.front .n{padding-left:0}.front td:last-child{padding-right:0}
.front .verdicts{font-size:1.05em;gap:0 1.6em}.front ul.list>li{margin:.05em 0}
.past>li{display:block;padding:.15em 0 .2em}.past>li>:nth-child(n+2){font-size:1em}
.changes li{display:block;margin:0 0 .2em}
.past>li>*,.changes>li>:nth-child(-n+2){display:inline;margin-right:.4em}
.front .by-topic>p{margin:.2em 0 0}
.front figure{margin:.3em 0 0}.front figure svg{max-height:25mm}
.front .two{display:block;columns:2;column-gap:2em;margin-top:.6em}.two>:first-child h2{margin-top:0}
.front section{break-inside:auto}.front .two>section:not(:first-child){break-inside:avoid}
}
`;
