/** The structure of a document as screen readers meet it; the names are those of PDF 1.7. */
export type TagName =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Div'
  | 'Figure'
  | 'Caption'
  | 'Form'
  | 'Link';

export type TagAttributes = {
  readonly scope?: 'Column' | 'Row';
  readonly colspan?: number;
  readonly rowspan?: number;
  readonly numbering?: 'Decimal' | 'Disc' | 'Circle' | 'Square' | 'None';
  /** What a table is, in words that only a screen reader says. */
  readonly summary?: string;
  /** Where a link leads; http, https or mailto only. */
  readonly href?: string;
  /** What a picture shows, in words. */
  readonly alt?: string;
  /** Where a picture stands on its page: left, bottom, right, top in points from the lower left corner. */
  readonly box?: readonly [number, number, number, number];
};

/** One stretch of a page's content. */
export type MarkedContent = { readonly page: number; readonly id: number };

/**
 * A structure element. Its own content always comes before its children, so nested lists can be hung in
 * while the page is laid out and the text follows when it is painted. A link stands between the words of its text.
 */
export type Tag = {
  readonly name: TagName;
  readonly attributes: TagAttributes;
  readonly content: (MarkedContent | Tag)[];
  readonly kids: Tag[];
  /** Where a Figure has been painted: left, bottom, right, top in points from the lower left corner of its page. */
  box?: readonly [number, number, number, number];
};

/** What is on the sheet but not of the document: rules, runners, repeated table heads. */
export const ARTIFACT = 'artifact';

export type Owner = Tag | typeof ARTIFACT;

export function newTag(name: TagName, attributes: TagAttributes = {}): Tag {
  return { name, attributes, content: [], kids: [] };
}

export function isTag(content: MarkedContent | Tag): content is Tag {
  return 'kids' in content;
}

export function addTag(parent: Tag, name: TagName, attributes: TagAttributes = {}): Tag {
  const tag = newTag(name, attributes);
  parent.kids.push(tag);
  return tag;
}
