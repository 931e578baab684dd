import { PDFArray, type PDFContext, PDFHexString, PDFName, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib';
import type { Deflate } from './font-objects.ts';
import type { EmbeddedFile } from './issued-copy.ts';

/** What the catalog says of the files inside: all of them, and under which names. */
export type FileEntries = { readonly AF: PDFArray; readonly Names: { readonly EmbeddedFiles: PDFRef } };

/** The files of the record (ISO 19005-3, 6.8), each with its type and its relation to the paper. */
export function writeEmbeddedFiles(
  context: PDFContext,
  files: readonly EmbeddedFile[],
  deflate: Deflate,
): FileEntries | undefined {
  if (files.length === 0) return undefined;
  const specifications = files.map((file) => writeFileSpecification(context, file, deflate));
  const AF = PDFArray.withContext(context);
  for (const ref of specifications) AF.push(ref);
  // The tree of names is searched by halves: its names stand in their order.
  const named = files.map((file, index) => ({ name: file.name, ref: specifications[index] }));
  const sorted = named.sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = sorted.flatMap(({ name, ref }) => (ref ? [PDFString.of(name), ref] : []));
  return { AF, Names: { EmbeddedFiles: context.register(context.obj({ Names: names })) } };
}

function writeFileSpecification(context: PDFContext, file: EmbeddedFile, deflate: Deflate): PDFRef {
  const stream = context.obj({
    Type: 'EmbeddedFile',
    Subtype: PDFName.of(file.mediaType),
    Filter: 'FlateDecode',
    Params: { ModDate: PDFString.of(file.modified), Size: file.bytes.length },
  });
  const data = context.register(PDFRawStream.of(stream, deflate(file.bytes)));
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(file.name),
      UF: PDFHexString.fromText(file.name),
      Desc: PDFHexString.fromText(file.description),
      AFRelationship: file.kind,
      EF: { F: data, UF: data },
    }),
  );
}
