/**
 * What stands before the contents, on paper: close, but to be read with ease. It goes on to another sheet where one
 * does not hold it; nothing is cut off or left out, and what belongs together stays together.
 */
export const frontPaperStyle = `
@media print{
.front{break-after:page;font-size:9pt;line-height:1.28}
.front h1{font-size:1.8em;margin:0 0 .1em}
.front h2{font-size:1.15em;margin:.8em 0 .15em;padding-top:.4em}
.front p{margin:0}
.front .lead{font-size:1.02em;margin-bottom:.1em;break-after:avoid}
.front .muted,.front .more{font-size:.93em}
.front .big{font-size:1.25em}
.asks>li{padding:.3em 0}.past>li{padding:.25em 0}.further>li{padding:.15em 0}
.front ol.asks,.front ul{margin:0}
.changes li{margin:.1em 0 .25em}.front .by-topic>p{margin:.3em 0 0}
.front figure{margin:.3em 0 0}.front figure svg{max-height:32mm}
.front .two{gap:0 2em;grid-template-columns:1fr 1fr}
.front section{break-inside:auto}.front .two>section{break-inside:avoid}
}
`;
