const ZIP_MARK = Buffer.from('PK\u0003\u0004', 'latin1');
const OLE_MARK = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Kind of a file by its first bytes, because its name may be wrong. */
export function sheetFileKind(bytes: Buffer): 'workbook' | 'old_or_encrypted_workbook' | 'text' {
  if (bytes.subarray(0, OLE_MARK.length).equals(OLE_MARK)) return 'old_or_encrypted_workbook';
  return bytes.subarray(0, ZIP_MARK.length).equals(ZIP_MARK) ? 'workbook' : 'text';
}
