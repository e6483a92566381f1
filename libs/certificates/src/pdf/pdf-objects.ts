type Document = PDFKit.PDFDocument;

interface PdfObject {
  doc: Document;
  entries: object;
}

export function dictionary({ doc, entries }: PdfObject): PDFKit.PDFKitReference {
  const reference = doc.ref(entries);
  reference.end('');
  return reference;
}

/** A stream of bytes that were compressed once for all documents. */
export function deflatedStream({ doc, bytes, entries }: PdfObject & { bytes: Buffer }): PDFKit.PDFKitReference {
  const reference = doc.ref({ ...entries, Filter: 'FlateDecode' });
  reference.end(bytes);
  return reference;
}
