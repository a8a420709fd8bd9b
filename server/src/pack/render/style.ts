/**
 * The look of the pack. One accent per theme; states are told by words and icons, colour only adds to
 * them. Colours are variables, so that an editor can put its own in their place. Every pair of text and
 * background has a contrast of at least 4.5 : 1.
 */

const colours = {
  light: `--paper:#fff;--desk:#eeece7;--ink:#1d2329;--soft:#59626c;--rule:#d8d6cf;--hair:#e8e6e0;--wash:#f6f5f1;--accent:#17507f;--accent-wash:#e9f0f6;--good:#1c6440;--warn:#7a5200;--bad:#a32620;--focus:#0b62c4`,
  dark: `--paper:#191d22;--desk:#101316;--ink:#e6e8ea;--soft:#a5aeb7;--rule:#3a424b;--hair:#2b3138;--wash:#20262c;--accent:#8fc0ea;--accent-wash:#1f2f3d;--good:#86cfa4;--warn:#e5bf73;--bad:#f3a39b;--focus:#7ab8ff`,
} as const;

const base = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--desk);color:var(--ink);font:400 16px/1.5 system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,"Open Sans",sans-serif;overflow-wrap:anywhere}
main,.page-one{background:var(--paper)}
.sheet{max-width:60rem;margin:0 auto;background:var(--paper);padding:2.5rem clamp(1rem,5vw,4rem) 4rem}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:.06em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.6rem 1rem;z-index:2}
h1,h2,h3,h4,h5,h6{line-height:1.25;text-wrap:balance;overflow-wrap:anywhere}
h1,h2{font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Noto Serif",serif;font-weight:600;letter-spacing:-.005em}
h1{font-size:2.1rem;margin:.1em 0 .25em}
h2{font-size:1.5rem;margin:3.2rem 0 1rem;padding-top:.7rem;border-top:2px solid var(--accent)}
h3{font-size:1.1rem;margin:2rem 0 .4rem}
h4{font-size:1rem;margin:1.2rem 0 .3rem}
h5,h6{font-size:.95rem;margin:1rem 0 .3rem}
p{margin:.45rem 0}
ul,ol{margin:.45rem 0;padding-left:1.25rem}
ul.plain,ul.marks{list-style:none;padding:0}
li{margin:.2rem 0}
pre{overflow:auto;background:var(--wash);padding:.6rem;white-space:pre-wrap}
blockquote{margin:.6rem 0;padding-left:1rem;border-left:3px solid var(--rule);color:var(--soft)}
hr{border:0;border-top:1px solid var(--rule)}
.muted,.more,.marks,figcaption{color:var(--soft);font-size:.875rem}
.label{color:var(--soft);font-size:.8125rem;font-weight:600;margin:.8rem 0 .1rem}
span.label{margin:0;font-size:inherit}
.id{display:inline-block;max-width:100%}.id,.digest,.url,code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.82em;overflow-wrap:anywhere}
.id{color:var(--soft)}a.id{color:var(--accent)}
.masthead .org{color:var(--accent);font-weight:600;margin:0}
.masthead .when{color:var(--soft);margin:0}
.page-one h2{font-size:1.2rem;margin:1.9rem 0 .5rem;padding-top:.55rem}
.no{display:inline-block;min-width:1.1em;color:var(--accent)}
.lead{font-size:1.02rem}
.big{font-size:1.35rem;font-variant-numeric:tabular-nums}
ol.asks{list-style:none;counter-reset:ask;padding:0;margin:.4rem 0}
.asks>li{counter-increment:ask;border-top:1px solid var(--hair);padding:.65rem 0;margin:0}
.asks>li:first-child{border-top:0}
.ask{display:grid;grid-template-columns:1.8rem minmax(0,1fr) 11rem 9.5rem;gap:0 1rem}
.ask::before{content:counter(ask,upper-alpha);color:var(--accent);font-weight:700}
.ask .request{font-weight:650;margin:0}
.ask .otherwise,.ask .context{margin:.1rem 0 0;font-size:.92rem}
.ask .size,.ask .until{text-align:right;font-variant-numeric:tabular-nums}
.context{color:var(--soft);font-size:.92rem;margin:.1rem 0 .6rem}
.theme{border-left:.28em solid var(--accent);padding-left:.4em;font-size:.86rem;color:var(--ink)}
.tag{display:inline-flex;align-items:center;gap:.3em;border:1px solid currentColor;border-radius:.25em;padding:0 .4em;font-size:.82rem;line-height:1.45;vertical-align:baseline;max-width:100%}
.tag.plain{color:var(--soft)}.tag.good{color:var(--good)}.tag.warn{color:var(--warn)}.tag.bad{color:var(--bad);border-width:2px;font-weight:650}
.i{width:.85em;height:.85em;flex:none}.i path{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.actions{list-style:none;padding:0;font-size:.9rem}.actions li{padding-left:1rem;text-indent:-1rem}.actions li *{text-indent:0}.actions li::before{content:"–";display:inline-block;width:1rem;text-indent:0;color:var(--accent)}
ul.past{list-style:none;padding:0}
.past>li{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:0 1.2rem;border-top:1px solid var(--hair);padding:.45rem 0;margin:0}
.past>li:first-child{border-top:0}
.became .result{font-size:.92rem}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:0 2.2rem}
.two>*{min-width:0}
ul.changes{list-style:none;padding:0;margin:0}
.changes li{margin:.15rem 0 .5rem}
.theme-name{margin:.5rem 0 .1rem}
.figures,.worth,.n,dd{font-variant-numeric:tabular-nums}
.worth{font-weight:650}
.contents ol{columns:2;column-gap:2.5rem;padding:0;list-style:none;counter-reset:toc}
.contents li{break-inside:avoid;border-bottom:1px solid var(--hair);margin:0}
.contents a{display:flex;justify-content:space-between;gap:1rem;padding:.35rem 0;text-decoration:none}
.contents a:hover{text-decoration:underline}
.contents .part{columns:auto;margin:.8rem 0 0}
.entry{border-top:1px solid var(--hair);padding:.1rem 0 .6rem;margin-top:.6rem}h2+.entry{border-top:0;margin-top:0}
.entry h3,.entry h4{margin-top:.9rem}
.aside-pair{display:grid;grid-template-columns:minmax(0,7fr) minmax(0,5fr);gap:0 2.2rem}
.aside{font-size:.9rem;border-left:1px solid var(--hair);padding-left:1.3rem}
.aside ul{list-style:none;padding:0}.aside li{margin:.3rem 0}.aside .label:first-child{margin-top:0}
.point{border-left:4px solid var(--accent);background:var(--accent-wash);padding:.15rem 1rem .5rem;margin:.8rem 0}
.point .label{color:var(--ink)}
dl.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,11rem),1fr));gap:.5rem 1.4rem;margin:.7rem 0}
.aside dl.facts{grid-template-columns:1fr 1fr}
dt{color:var(--soft);font-size:.8125rem}dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:.9rem 0}
table{overflow-wrap:break-word;border-collapse:collapse;width:100%;font-size:.875rem}
caption{text-align:left;font-weight:650;padding:.2rem 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.38rem .9rem .38rem 0;border-bottom:1px solid var(--hair);min-width:4rem}
thead th{border-bottom:1.5px solid var(--rule);color:var(--soft);font-weight:600;vertical-align:bottom}
tbody th{font-weight:500;min-width:10rem}
th.n,td.n{text-align:right;padding-left:.4rem}table.few{width:auto;min-width:min(100%,26rem)}td .tag{overflow-wrap:normal}.n+:not(.n){padding-left:.8rem}
td p:first-child,th p:first-child{margin-top:0}
td.n .muted{white-space:nowrap}
.digest{font-size:.72rem;overflow-wrap:anywhere}
table.matrix{table-layout:fixed;min-width:20rem}
.matrix th,.matrix td{border:1px solid var(--rule);text-align:center;padding:.25rem;min-width:0;height:2.6rem;vertical-align:middle}
.matrix thead th:first-child{font-size:.72rem;width:6.2rem}
.matrix td.high{box-shadow:inset 0 0 0 2px var(--bad);background:var(--wash)}
.matrix .ids{display:block;font-size:.72rem;line-height:1.6}
.sight{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1rem;background:var(--wash);padding:.2rem 1rem .7rem;margin:.8rem 0;font-size:.9rem}
.sight>div+div{border-left:1px solid var(--rule);padding-left:1rem}
.evidence{columns:2;column-gap:2rem;font-size:.9rem;list-style:none;padding:0}.evidence li{break-inside:avoid}
.quotes{list-style:none;padding:0;color:var(--soft);font-style:italic}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr));gap:0 2.2rem}
.charts>.entry{min-width:0}
figure{margin:.5rem 0}figure svg{display:block;width:100%;height:auto}
svg text{font:12px system-ui,"Segoe UI",Arial,"Open Sans",sans-serif;fill:var(--soft)}
svg .mark{fill:var(--ink);font-weight:600}
.grid{stroke:var(--hair);fill:none}.line{stroke:var(--accent);stroke-width:1.8;fill:none;stroke-linejoin:round}
.limit{stroke:var(--soft);stroke-dasharray:5 4;fill:none}.mean{stroke:var(--soft);stroke-width:.8;fill:none}
.target{stroke:var(--ink);stroke-width:1.6;stroke-dasharray:1 4;stroke-linecap:round;fill:none}
.event{stroke:var(--ink);stroke-width:.8;fill:none}
.dot{fill:var(--accent)}.dot.last{stroke:var(--paper);stroke-width:1}
.signal{fill:var(--bad);stroke:var(--paper)}.signal.explained{fill:var(--paper);stroke:var(--bad);stroke-width:1.6}
rect.bar{fill:var(--accent)}rect.bar.before{fill:var(--accent-wash);stroke:var(--accent);stroke-width:1}
.track{fill:var(--hair)}.goal{stroke:var(--ink);stroke-width:2}
.progress{display:inline-flex;align-items:center;gap:.6rem;font-size:.875rem}.progress svg,svg.count{width:9rem;height:.75rem;flex:none}
svg.count{width:7rem}
details{font-size:.875rem;margin:.3rem 0}summary{color:var(--accent);cursor:pointer;padding:.2rem 0;width:fit-content}
.colophon{margin-top:3rem;border-top:1px solid var(--rule);padding-top:.8rem;color:var(--soft);font-size:.8125rem}
`;

const phone = `
@media screen and (max-width:46rem){
.ask{grid-template-columns:1.6rem minmax(0,1fr)}.ask .size,.ask .until{grid-column:2;text-align:left}
.past>li,.aside-pair,.sight{grid-template-columns:minmax(0,1fr)}
.aside{border-left:0;padding:0;margin-top:.6rem}
.sight>div+div{border-left:0;padding:0}
.contents ol,.evidence{columns:1}
.sheet{padding-top:1.5rem}
h1{font-size:1.7rem}
}
`;

/**
 * On paper the page's own size is taken (A4 or Letter); page one stands alone. Its texts are cut to a
 * few lines there, since each is repeated in full in its section.
 */
const paper = `
@media print{
:root{${colours.light};--desk:#fff}
html{font-size:9.5pt}
body{font-size:1rem;line-height:1.42}
.sheet{max-width:none;margin:0;padding:0}
.skip,details{display:none}
a{text-decoration:none;color:inherit}.contents a{color:var(--accent)}
h2{break-after:avoid;margin-top:1.8rem}h3,h4,caption,.label,.context{break-after:avoid}h2,h3,h4{white-space:pre-wrap}
p,li{orphans:3;widows:3}
tr,.entry,.scroll:has(tbody>tr:nth-child(-n+5):last-child),.point,.sight,figure,li,dl.facts{break-inside:avoid}
thead{display:table-header-group}.entry.input{break-inside:auto}
.scroll{overflow:visible}
th,td{min-width:0;padding-right:.6rem}tbody th{min-width:0}
.page-one{break-after:page;line-height:1.34}
.page-one h1{font-size:1.8rem}
.page-one h2{font-size:1.2rem;margin:.95rem 0 .2rem;padding-top:.35rem}
.page-one p{margin:.12rem 0}
.page-one .lead{font-size:1rem}
.asks>li{padding:.3rem 0}.past>li{padding:.25rem 0}
.ask{grid-template-columns:1.3rem minmax(0,1fr) 10.5rem 8.2rem;gap:0 .8rem}
.became .tag{display:inline}.became .tag .i{margin-right:.25em;vertical-align:-.05em}
.ask .request,.ask .otherwise,.decided,.became,.changes li{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.ask .context{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.changes li{-webkit-line-clamp:3;margin:.1rem 0 .3rem}
.page-one .chart svg{max-height:38mm}
.page-one.dense .ask .request,.page-one.dense .ask .otherwise,.page-one.dense .decided,.page-one.dense .became{-webkit-line-clamp:1}
.page-one.dense{line-height:1.25}.page-one.dense .chart svg{max-height:34mm}
.page-one.dense .changes li{-webkit-line-clamp:2}
.page-one.dense .ask,.page-one.dense .past,.page-one.dense .changes{font-size:.92rem}
.page-one.dense .asks>li,.page-one.dense .past>li{padding:.16rem 0}
#indicators{break-before:page}
.two{gap:0 2rem;grid-template-columns:1fr 1fr}
.charts{grid-template-columns:1fr 1fr}
}
`;

/** Colours and layout of the pack, without the running header. */
export const packStyle: string = [
  `:root{color-scheme:light dark;${colours.light}}`,
  `@media (prefers-color-scheme:dark){:root{${colours.dark}}}`,
  base,
  phone,
  paper,
]
  .join('')
  .replace(/\n/g, '');
