import { mono, sans, serif } from './fonts.ts';

/** Page, headings, running text and its small parts. */
export const textStyle = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--desk);color:var(--ink);font:400 16px/1.5 ${sans};overflow-wrap:anywhere}
main,.front{background:var(--paper)}
.sheet{max-width:62rem;margin:0 auto;background:var(--paper);padding:2.5rem clamp(1rem,5vw,4rem) 4rem}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:.06em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.6rem 1rem;z-index:2}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.on-paper,.back{display:none}
h1,h2,h3,h4,h5,h6{line-height:1.25;text-wrap:balance;overflow-wrap:anywhere}
h1,h2{font-family:${serif};font-weight:600;letter-spacing:-.005em}
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
.id{display:inline-block;max-width:100%}
.id,.digest,.url,code{font-family:${mono};font-size:.82em;overflow-wrap:anywhere}
.id{color:var(--soft)}a.id{color:var(--accent)}
.theme{border-left:.28em solid var(--accent);padding-left:.4em;font-size:.86rem;color:var(--ink)}
.context{color:var(--soft);font-size:.92rem;margin:.1rem 0 .6rem}
.tag{display:inline-flex;align-items:baseline;gap:.3em;font-size:.9em;max-width:100%;color:var(--soft)}
.tag.good{color:var(--good)}
.tag.warn,.tag.bad{border:1px solid currentColor;border-radius:.25em;padding:0 .4em;line-height:1.4}
.tag.warn{color:var(--warn)}.tag.bad{color:var(--bad);border-width:1.5px;font-weight:650}
.i{width:.8em;height:.8em;flex:none;position:relative;top:.06em}.i path{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.light{display:inline-flex;align-items:baseline;gap:.4em;font-weight:600}.light.good{color:var(--good)}.light.warn{color:var(--warn)}.light.bad{color:var(--bad)}.light.plain{color:var(--soft);font-weight:400}
.i.lamp{width:.85em;height:.85em}.i.lamp :is(path,circle){fill:currentColor;stroke:none}.i.lamp .ring{fill:none;stroke:currentColor;stroke-width:1.6}
.figures,.worth,.n,dd{font-variant-numeric:tabular-nums}
.worth{font-weight:650}
.colophon{margin-top:3rem;border-top:1px solid var(--rule);padding-top:.8rem;color:var(--soft);font-size:.8125rem}
`;
