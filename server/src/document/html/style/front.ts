/** What stands before the contents: the head, numbered sections, what is asked. */
export const frontStyle = `
.masthead{display:flex;flex-direction:column}.masthead .org{order:-1;color:var(--accent);font-weight:600;margin:0}
.masthead .when{color:var(--soft);margin:0}
.front h2{font-size:1.2rem;margin:1.9rem 0 .5rem;padding-top:.55rem}
.no{display:inline-block;min-width:1.1em;color:var(--accent)}
.lead{font-size:1.02rem}
.big{font-size:1.35rem;font-variant-numeric:tabular-nums}
ul.past{list-style:none;padding:0}
.past>li{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,4fr) minmax(0,3fr) minmax(0,6fr);gap:0 1.2em;border-top:1px solid var(--hair);padding:.45rem 0;margin:0;align-items:baseline}
.past>li:first-child{border-top:0}
.past>li>:first-child{font-weight:600}.past>li>:nth-child(n+2){font-size:.93em}
ul.verdicts{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;margin:.4rem 0;font-size:1.02rem}.verdicts li{margin:0}.verdicts .tag{font-weight:650}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:0 2.2rem}
.two>*{min-width:0}.two>:first-child:nth-last-child(odd){grid-column:1/-1}
ul.changes{list-style:none;padding:0;margin:0}
.changes li{display:grid;grid-template-columns:minmax(0,1fr) fit-content(min(40%,8.5em));align-items:baseline;gap:0 1em;margin:.15rem 0 .5rem}
.by-topic>p{margin:.7rem 0 .1rem}
.band{background:var(--wash);border-left:4px solid var(--warn);padding:.35rem .8rem;margin:.6rem 0}
.changes li>:last-child:not(:first-child){text-align:right}
`;
