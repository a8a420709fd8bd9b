import { colours } from './colours.ts';
import { sans } from './fonts.ts';

/** On paper the page's own size is taken (A4 or Letter). Sections flow; what belongs together stays together.
 * All letters are of the family that a PDF carries, so that pages break alike on every machine. */
export const paperStyle = `
@media print{
:root{${colours.light};--desk:#fff}
html{font-size:9.5pt}
body{font-size:1rem;line-height:1.38}h1,h2,.id,.digest,.url,code,pre{font-family:${sans}}
.sheet{max-width:none;margin:0;padding:0}
.skip,details{display:none}
.on-paper{display:revert}
a{text-decoration:none;color:inherit}.contents a{color:var(--accent)}
h2{font-size:1.35rem;margin:1.7rem 0 .6rem;padding-top:.5rem}h3{font-size:1.05rem}
h2,h3,h4,caption,thead,.label,.context,.key,.standing,.course{break-after:avoid}h2,h3,h4{white-space:pre-wrap}
p,li{orphans:3;widows:3}p{margin:.35rem 0}
tr,.entry,.scroll:has(.few>tbody>tr:nth-child(-n+8):last-child),.whole,.key,.scroll:has(.matrix),.point,.sight,figure,li,dl.facts{break-inside:avoid}
.entry.long{break-inside:auto}thead{display:table-header-group}tbody tr:first-child{break-before:avoid}tbody tr:last-child{break-before:avoid}
.entry{padding:0 0 .3rem;margin-top:.3rem}.entry h3,.entry h4{margin-top:.6rem}
.contents ol{columns:3;column-gap:1.6rem}.contents a{padding:.15rem 0}
.point{padding:.1rem .8rem;margin:.5rem 0}
dl.facts{margin:.4rem 0;gap:.3rem 1.2rem}
.columns{font-size:.88rem;gap:0 1.4rem;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr))}.columns li{margin:.15rem 0}
.actions li{padding:.15rem 0}.sight{padding:.1rem .8rem .4rem;margin:.5rem 0}
.scroll{overflow:visible;margin:.6rem 0}
table{font-size:.85rem}th,td{min-width:0;padding:.2rem .6rem .2rem 0}tbody th{min-width:0}
.lines{font-size:.78rem}.lines th,.lines td{padding:.12rem .6rem .12rem 0}.lines tbody th{width:42%}.lines .tag,.lines .digest,.lines td.n{white-space:nowrap}
.charts{display:block;columns:2;column-gap:1.6rem}.charts .entry>p{font-size:.85rem}.charts h3{font-size:.95rem}.charts .context,.chart .figures,.charts .marks{font-size:.8rem;margin:.1rem 0}
.readings{break-inside:avoid}.readings table{font-size:.72rem;table-layout:fixed}.readings .scroll{margin:.2rem 0}.readings th,.readings td{padding:.08rem .2rem .08rem 0}.readings th:first-child{width:3.4rem}.readings caption{padding:.3rem 0 .1rem}.readings .marks{font-size:.72rem}
table:has(.light) tbody th{width:27%}
figure{margin:.2rem 0}
}
`;
