import { html, svg, type TemplateResult } from 'lit';

const width = 56;
const height = 16;
const margin = 2;

/** Lines through figures that follow each other; a gap parts them. */
function sparklinePaths(points: readonly (number | null)[]): readonly string[] {
  const figures = points.filter((point): point is number => point !== null && Number.isFinite(point));
  if (figures.length === 0) return [];
  const least = Math.min(...figures);
  const span = Math.max(...figures) - least || 1;
  const step = points.length > 1 ? (width - 2 * margin) / (points.length - 1) : 0;
  const at = (point: number, index: number): string => {
    const x = margin + index * step;
    const y = height - margin - ((point - least) / span) * (height - 2 * margin);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  const lines: string[][] = [[]];
  points.forEach((point, index) => {
    if (point === null || !Number.isFinite(point)) lines.push([]);
    else lines.at(-1)!.push(at(point, index));
  });
  return lines.filter((line) => line.length > 1).map((line) => `M${line.join('L')}`);
}

/** The course of some figures, for the eye alone: what it means stands next to it in words. */
export const sparkline = (points: readonly (number | null)[]): TemplateResult =>
  html`<svg class="sparkline" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${sparklinePaths(points).map((path) => svg`<path d=${path}></path>`)}
  </svg>`;
