/** The ticket number in a scanned QR code: the link of an admission ticket, or the bare number. Null for another code. */
export function ticketInCode(code: string): string | null {
  const plain = code.replace(/\s/g, '');
  if (/^\d{16}$/.test(plain)) return plain;
  return /[#&]ticket=(\d{16})(?:&|$)/.exec(plain)?.[1] ?? null;
}
