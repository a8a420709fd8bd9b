/**
 * First the typeface that a PDF carries, then those that machines bring along, good ones first: a page itself loads
 * nothing. The generic ones come last, since on a server they may stand for wide fonts made for small screens.
 */
export const sans =
  '"Open Sans",-apple-system,BlinkMacSystemFont,"Segoe UI","Helvetica Neue",Arial,"Liberation Sans","Nimbus Sans",Roboto,"Noto Sans",system-ui,sans-serif';
export const serif =
  'Charter,"Bitstream Charter","Sitka Text",Cambria,"Iowan Old Style","Palatino Linotype",P052,Georgia,"Noto Serif","Liberation Serif",serif';
export const mono =
  'ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace';
