import { fits } from '../page-one-fit.ts';

/** Measures of each way to set page one. */
const measures = fits
  .map(({ name, size, leading, chart, context, themes, notes, why, sideBySide }) => {
    const rules = [
      `.${name}{font-size:${size}pt;line-height:${leading}}`,
      chart === 0 ? `.${name} figure{display:none}` : `.${name} figure svg{max-height:${chart}mm}`,
      context ? '' : `.${name} .context{display:none}`,
      themes ? '' : `.${name} .theme-name{display:none}`,
      notes ? '' : `.${name} .note{display:none}`,
      why ? '' : `.${name} .why{display:none}`,
      sideBySide ? '' : `.${name} .two{display:block}`,
    ];
    return rules.join('');
  })
  .join('\n');

/** Page one on paper: a sheet of its own, set as close as its texts ask for. Nothing is cut off. */
export const pageOnePaperStyle = `
@media print{
.page-one{break-after:page;font-size:9.5pt;line-height:1.36}
.page-one h1{font-size:1.8em;margin:0 0 .1em}
.page-one h2{font-size:1.15em;margin:.9em 0 .15em;padding-top:.4em}
.page-one p{margin:0}
.page-one .lead{font-size:1.02em;margin-bottom:.1em;break-after:avoid}
.page-one .muted,.page-one .more{font-size:.93em}
.page-one .big{font-size:1.25em}
.asks>li{padding:.3em 0}.past>li{padding:.25em 0}
.page-one ol.asks,.page-one ul{margin:0}
.ask .figures{grid-template-columns:minmax(12.5em,auto) minmax(8.5em,auto)}
.changes li{margin:.1em 0 .25em}.theme-name{margin:.3em 0 0}
.page-one figure{margin:.3em 0 0}
.page-one .two{gap:0 2em;grid-template-columns:1fr 1fr}
${measures}
}
`;
