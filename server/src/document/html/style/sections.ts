/** Sections, and what they are made of. */
export const sectionStyle = `
h2 .part{display:block;color:var(--accent);font-size:.7em;font-weight:600}
.contents ol{columns:2;column-gap:2.5rem;padding:0;list-style:none}
.contents li{break-inside:avoid;border-bottom:1px solid var(--hair);margin:0}
.contents a{display:flex;justify-content:space-between;gap:1rem;padding:.35rem 0;text-decoration:none}
.contents .page{flex:none}
.contents a:hover{text-decoration:underline}
.entry{border-top:1px solid var(--hair);padding:.1rem 0 .6rem;margin-top:.6rem}h2+.entry{border-top:0;margin-top:0}
.entry h3,.entry h4{margin-top:.9rem}
.actions{list-style:none;padding:0;font-size:.9rem}
.actions li{margin:0;display:grid;grid-template-columns:minmax(0,6fr) minmax(0,5fr) minmax(0,5fr);gap:0 1.2rem;align-items:baseline;border-top:1px solid var(--hair);padding:.25rem 0}
.actions .found,.past .found{grid-column:1/-1}
.point{display:grid;grid-template-columns:6rem minmax(0,1fr);align-items:baseline;border-left:4px solid var(--accent);background:var(--accent-wash);padding:.3rem 1rem;margin:.8rem 0}
.point>*{grid-column:2;min-width:0}.point>.label{grid-column:1;margin:0}
.point .label{color:var(--ink)}
.points{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 1.2rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr));gap:0 2rem;font-size:.9rem}
.columns>*{min-width:0}.columns ul{list-style:none;padding:0;margin:.1rem 0}.columns li{margin:.3rem 0}
dl.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,11rem),1fr));gap:.5rem 1.4rem;margin:.7rem 0}
.point dl.facts{grid-template-columns:repeat(auto-fill,minmax(min(100%,8rem),1fr));margin:.3rem 0}
dl.facts.wide{grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr))}
dt{color:var(--soft);font-size:.8125rem}dd{margin:0;overflow-wrap:anywhere}
.sight{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1rem;background:var(--wash);padding:.2rem 1rem .7rem;margin:.8rem 0;font-size:.9rem}
.sight>div+div{border-left:1px solid var(--rule);padding-left:1rem}
.standing{display:grid;grid-template-columns:minmax(0,1fr) fit-content(45%);align-items:baseline;gap:0 1.5rem}.standing p{margin:0;text-align:right}
.course{display:grid;grid-template-columns:6rem minmax(0,1fr) 11rem;gap:0 1.2rem;align-items:center}.course p{margin:.1rem 0;grid-column:2}.course .course-line{grid-column:1}.course .course-bar{grid-column:3}
.dense .context{margin-bottom:.2rem}.stages{font-size:.9rem}.dense ul.plain{font-size:.9rem}
.quotes{list-style:none;padding:0;color:var(--soft);font-style:italic}
`;
