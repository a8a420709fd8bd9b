import { htmlBox } from '../document/html/page.ts';
import { pageStyle } from '../document/html/style.ts';
import type { Language } from '../messages/language.ts';
import type { AdoptionReport } from '../model/adoption-report.ts';
import { adoptionPage } from '../report/adoption-page.ts';
import { adoptionSummary } from '../report/adoption-words.ts';

/**
 * What was found in a folder, in a sentence and as one HTML element with the style sheet of pages. Controls in it carry what a script
 * asks for, see `report/adoption-page.ts`.
 * @param folder its name
 */
export const adoptionHtml = (
  report: AdoptionReport,
  folder: string,
  language: Language,
): { readonly summary: string; readonly html: string; readonly style: string } => ({
  summary: language.text(adoptionSummary(report)),
  html: htmlBox('adoption', adoptionPage(report, folder), { language }).html,
  style: pageStyle,
});
