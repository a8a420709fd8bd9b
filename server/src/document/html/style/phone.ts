/** Narrow screens: one column, and tables of many columns as cards. */
export const phoneStyle = `
@media screen and (max-width:46rem){
.sheet{padding-top:1.5rem}
body{line-height:1.42}h1{font-size:1.6rem}h2{font-size:1.35rem;margin:2rem 0 .6rem}h3{margin:1.2rem 0 .3rem}.front h2{margin-top:1.4rem}
.contents ol{columns:1}
.past>li,.sight,.actions li,.point{grid-template-columns:minmax(0,1fr)}
.sight{gap:0}.sight .label{margin-top:.3rem}.sight>div+div{border-left:0;padding:0}
.standing{display:block}.standing p{text-align:left}.course{grid-template-columns:6rem minmax(0,1fr)}.course .figures{grid-column:1/-1}.course .course-bar{grid-column:2;grid-row:1}
.point>*,.point>.label{grid-column:1}.point>.label{margin-top:.3rem}
ul.evidence li{display:inline;margin:0}ul.evidence li+li::before{content:" · ";color:var(--soft)}
.columns{font-size:.875rem}.columns .label{margin-top:.4rem}.columns li{margin:.15rem 0}.entry{margin-top:.3rem;padding-bottom:.3rem}.point{margin:.5rem 0;padding:.2rem .8rem}
dl.facts{grid-template-columns:repeat(2,minmax(0,1fr));gap:.4rem 1rem}
.back{display:block;text-align:right;font-size:.875rem;margin:.4rem 0 0}.back a{display:inline-block;padding:.4rem 0}
th,td,tbody th{min-width:0}
.cards,.cards tbody,.cards tr,.cards th,.cards td{display:block}
.cards caption{display:block}
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards tr{border-top:1px solid var(--rule);padding:.4rem 0}
.cards tbody th,.cards td{border:0;padding:.1rem 0;text-align:left}
.cards tbody th{font-weight:600}.cards tbody th :is(p,.muted){font-weight:400}
.cards tbody td,.cards tbody .n+td{display:flow-root;padding-left:7.5rem}
.cards td::before{content:attr(data-label);content:attr(data-label)/"";float:left;width:7rem;margin-left:-7.5rem;color:var(--soft);text-align:left}
.cards tbody td:empty,.cards tbody .n+td:empty{display:none}
.cards td.n .muted{white-space:normal}
.ledger tbody th,.ledger td:last-child{width:auto}.ledger tbody th{font-weight:400}.ledger td:not(.n,:last-child){white-space:normal}
.lines tbody th{padding:0}.lines tr{padding:.25rem 0}.lines tbody td,.lines tbody .n+td{display:inline;padding:0 .6rem 0 0;font-size:.92em}.lines td::before{display:none}.lines td.n::before{display:inline;float:none;margin:0 .3em 0 0}
}
`;
