import { sans } from './fonts.ts';

/** Charts and the small drawings next to figures. */
export const chartStyle = `
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,23rem),1fr));gap:0 2.2rem}
.charts>.entry{min-width:0}
figure{margin:.5rem 0}figure svg{display:block;overflow:visible;width:100%;height:auto}
svg text{font:12px ${sans};fill:var(--soft);font-variant-numeric:tabular-nums}
svg .mark{fill:var(--ink);font-weight:650}
svg .goal-label{fill:var(--ink)}
.grid{stroke:var(--hair);fill:none}.base{stroke:var(--rule);fill:none}
.line{stroke:var(--accent);stroke-width:1.8;fill:none;stroke-linejoin:round}
.limit{stroke:var(--soft);stroke-dasharray:5 4;fill:none}.mean{stroke:var(--soft);stroke-width:.8;fill:none}
.target{stroke:var(--ink);stroke-width:1.6;stroke-dasharray:.1 4;stroke-linecap:round;fill:none}
.target-halo{stroke:var(--paper);stroke-width:4.5;fill:none}.target-line{stroke:var(--ink);stroke-width:1.6;fill:none}
.event{stroke:var(--ink);stroke-width:1;fill:none}.event.dashed{stroke-dasharray:6 3}.event.dotted{stroke-dasharray:1.5 3}
.dot{fill:var(--accent)}.dot.last{stroke:var(--paper);stroke-width:1}
.signal{fill:var(--bad);stroke:var(--paper)}.signal.explained{fill:var(--paper);stroke:var(--bad);stroke-width:1.6}
rect.bar{fill:var(--accent)}rect.bar.before{fill:var(--accent-wash);stroke:var(--accent);stroke-width:1}rect.bar.back{fill:var(--bad)}
.track{fill:var(--rule)}.goal{stroke:var(--ink);stroke-width:2}.goal.start{stroke-width:1}
.progress{display:inline-flex;align-items:center;gap:.6rem;font-size:.875rem}
.progress svg,svg.count{width:7rem;height:.6rem;flex:none}td .progress svg{width:3.6rem}td .progress{gap:.4rem}
svg.spark{width:6rem;height:1.5rem;display:block}
.chart .figures{font-size:.875rem;margin:.2rem 0 .3rem;font-variant-numeric:tabular-nums;color:var(--soft)}.chart .figures b{color:var(--ink)}
.charts .marks{margin:.2rem 0;line-height:1.4}.charts .marks li{margin:.1rem 0}
details{font-size:.875rem;margin:.3rem 0}summary{color:var(--accent);cursor:pointer;padding:.2rem 0;width:fit-content}
`;
