import { drawFurniture } from './brief-draft.ts';
import { fillSheets } from './flow.ts';
import type { PaperFonts } from './font/face.ts';
import { GlyphCase } from './letters.ts';
import { PAGE } from './measures.ts';
import {
  type PaperLayout,
  type PaperParts,
  type PaperRefusal,
  type RenderedPaper,
  renderLayout,
} from './render-paper.ts';
import { newSheet } from './sheet.ts';
import { newTag } from './tags.ts';
import { viewFlow } from './view-flow.ts';
import { VIEW_MARK, type ViewPaper } from './view-paper.ts';

/** 문서 보기의 PDF as a file, by the same painter as all papers: PDF/A-2a and PDF/UA-1. Pure as they are. */
export function renderView(view: ViewPaper, parts: PaperParts): RenderedPaper | PaperRefusal {
  const facts = { title: view.fileName.normalize('NFC'), author: view.agencyName };
  return renderLayout(layOutView(view, parts.fonts), facts, parts);
}

/** Where everything stands, without a word of PDF. */
export function layOutView(view: ViewPaper, fonts: PaperFonts): PaperLayout {
  const glyphs = new GlyphCase(fonts);
  const root = newTag('Document');
  const flow = viewFlow(glyphs, view, root);
  const first = newSheet(flow[0]?.page ?? PAGE);
  const sheets = fillSheets(flow, first, first.page.top);
  drawFurniture(glyphs, { title: view.fileName.normalize('NFC'), documentNumber: VIEW_MARK }, sheets);
  return { sheets, root, glyphs };
}
